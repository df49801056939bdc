// Why a paper was not printed: the words of each slug that the agent may give ("slug: English sentence").
// The English sentence has the details and stands in the log; here is what the person can do.
import type { Language } from ".";

type Words = Record<Language, string>;

const words: Record<string, Words> = {
  assumed: {
    "pt-BR": "A impressora recebeu tudo, mas não confirma que imprimiu.",
    en: "The printer took everything, but does not confirm that it printed.",
    es: "La impresora recibió todo, pero no confirma que imprimió.",
  },
  cups_refuses: {
    "pt-BR": "O CUPS não aceitou o trabalho. Confira a fila nas configurações de impressão.",
    en: "CUPS did not accept the job. Check the queue in the print settings.",
    es: "CUPS no aceptó el trabajo. Revise la cola en los ajustes de impresión.",
  },
  cups_repeats: {
    "pt-BR": "A fila do CUPS repete trabalhos sozinha. Chame o suporte para mudar a política de erro.",
    en: "The CUPS queue repeats jobs by itself. Call support to change its error policy.",
    es: "La cola de CUPS repite trabajos sola. Llame a soporte para cambiar la política de errores.",
  },
  device_waited: {
    "pt-BR": "A impressora demorou e o trabalho foi parado. Veja se algo saiu.",
    en: "The printer took too long and the job was stopped. See whether anything came out.",
    es: "La impresora tardó y el trabajo se detuvo. Mire si algo salió.",
  },
  device_waits: {
    "pt-BR": "O trabalho espera na fila do computador. Veja se a impressora está pronta.",
    en: "The job waits in the computer's queue. See whether the printer is ready.",
    es: "El trabajo espera en la cola de la computadora. Mire si la impresora está lista.",
  },
  document_damaged: {
    "pt-BR": "O arquivo guardado não é o que veio do hub. Busque a etiqueta de novo.",
    en: "The kept file is not the one that came from the hub. Fetch the label again.",
    es: "El archivo guardado no es el que vino del hub. Busque la etiqueta otra vez.",
  },
  document_truncated: {
    "pt-BR": "O arquivo veio cortado. Busque a etiqueta de novo.",
    en: "The file came cut off. Fetch the label again.",
    es: "El archivo vino cortado. Busque la etiqueta otra vez.",
  },
  document_wiped: {
    "pt-BR": "O arquivo foi apagado dias depois do fim do pedido. Pegue a etiqueta de novo no hub ou na transportadora.",
    en: "The file was wiped some days after the order ended. Get the label again from the hub or the carrier.",
    es: "El archivo se borró días después del fin del pedido. Busque la etiqueta de nuevo en el hub o en la transportadora.",
  },
  empty_document: {
    "pt-BR": "O arquivo veio vazio ou em branco. Busque a etiqueta de novo.",
    en: "The file is empty or blank. Fetch the label again.",
    es: "El archivo vino vacío o en blanco. Busque la etiqueta otra vez.",
  },
  folder_not_synced: {
    "pt-BR": "O disco da pasta não confirmou o arquivo. Confira se ele está lá.",
    en: "The folder's disk did not confirm the file. Check whether it is there.",
    es: "El disco de la carpeta no confirmó el archivo. Revise si está allí.",
  },
  folder_unusable: {
    "pt-BR": "Não dá para gravar na pasta da impressora. Confira a pasta e o espaço no disco.",
    en: "The printer's folder cannot be written to. Check the folder and the disk space.",
    es: "No se puede escribir en la carpeta de la impresora. Revise la carpeta y el espacio en disco.",
  },
  html_instead_of_label: {
    "pt-BR": "Veio uma página da internet no lugar da etiqueta; o link pode ter vencido. Busque de novo.",
    en: "A web page came instead of the label; the link may have run out. Fetch it again.",
    es: "Vino una página web en lugar de la etiqueta; el enlace puede haber vencido. Búsquela otra vez.",
  },
  interrupted: {
    "pt-BR": "O programa ou o computador parou durante a impressão. Veja se o papel saiu.",
    en: "The program or the computer stopped while printing. See whether the paper came out.",
    es: "El programa o la computadora se detuvo al imprimir. Mire si el papel salió.",
  },
  language_not_supported: {
    "pt-BR": "Esta impressora não entende este tipo de arquivo. Escolha outra impressora ou peça ZPL.",
    en: "This printer does not understand this kind of file. Choose another printer, or ask for ZPL.",
    es: "Esta impresora no entiende este tipo de archivo. Elija otra impresora o pida ZPL.",
  },
  link_not_allowed: {
    "pt-BR": "A etiqueta está num endereço que não foi liberado (hub.label_hosts). Chame o suporte.",
    en: "The label lies at an address that is not allowed (hub.label_hosts). Call support.",
    es: "La etiqueta está en una dirección no permitida (hub.label_hosts). Llame a soporte.",
  },
  not_on_this_system: {
    "pt-BR": "Este tipo de impressora não existe neste sistema. Confira as configurações.",
    en: "This kind of printer does not exist on this system. Check the settings.",
    es: "Este tipo de impresora no existe en este sistema. Revise los ajustes.",
  },
  parts_changed: {
    "pt-BR": "O documento mudou depois de começar a ser impresso. Veja o que saiu e responda aqui.",
    en: "The document changed after printing began. See what came out and answer here.",
    es: "El documento cambió después de empezar a imprimirse. Mire qué salió y responda aquí.",
  },
  password: {
    "pt-BR": "O arquivo está protegido por senha. Peça à transportadora um sem senha.",
    en: "The file is protected by a password. Ask the carrier for one without.",
    es: "El archivo está protegido con contraseña. Pida a la transportadora uno sin ella.",
  },
  pdf_damaged: {
    "pt-BR": "O PDF está danificado e não dá para desenhá-lo. Busque a etiqueta de novo.",
    en: "The PDF is damaged and cannot be drawn. Fetch the label again.",
    es: "El PDF está dañado y no se puede dibujar. Busque la etiqueta otra vez.",
  },
  pdf_needs_conversion: {
    "pt-BR": "Esta impressora não imprime PDF. Peça ao hub a etiqueta em ZPL ou use outra impressora.",
    en: "This printer does not print PDF. Ask the hub for ZPL, or use another printer.",
    es: "Esta impresora no imprime PDF. Pida al hub la etiqueta en ZPL o use otra impresora.",
  },
  pdf_too_slow: {
    "pt-BR": "O PDF demorou demais para ser desenhado. Peça a etiqueta em ZPL ou imagem.",
    en: "The PDF took too long to draw. Ask for the label in ZPL or as a picture.",
    es: "El PDF tardó demasiado en dibujarse. Pida la etiqueta en ZPL o imagen.",
  },
  picture_damaged: {
    "pt-BR": "A imagem está danificada. Busque a etiqueta de novo.",
    en: "The picture is damaged. Fetch the label again.",
    es: "La imagen está dañada. Busque la etiqueta otra vez.",
  },
  picture_too_large: {
    "pt-BR": "A imagem é grande demais para uma etiqueta. Peça uma menor à transportadora.",
    en: "The picture is too large for a label. Ask the carrier for a smaller one.",
    es: "La imagen es demasiado grande para una etiqueta. Pida una menor a la transportadora.",
  },
  printer_commands: {
    "pt-BR": "A etiqueta veio em comandos de outra impressora (EPL ou ESC/POS). Peça ao hub em ZPL, PDF ou imagem.",
    en: "The label came as commands for another printer (EPL or ESC/POS). Ask the hub for ZPL, PDF or a picture.",
    es: "La etiqueta vino en comandos de otra impresora (EPL o ESC/POS). Pídala al hub en ZPL, PDF o imagen.",
  },
  printer_hung_up: {
    "pt-BR": "A impressora desligou a conexão no meio. Veja se o papel saiu.",
    en: "The printer hung up half-way. See whether the paper came out.",
    es: "La impresora cortó la conexión a la mitad. Mire si el papel salió.",
  },
  printer_refused: {
    "pt-BR": "A impressora recusou a conexão. Veja se está ligada e sem erro.",
    en: "The printer refused the connection. See that it is on and shows no error.",
    es: "La impresora rechazó la conexión. Mire si está encendida y sin error.",
  },
  printer_silent: {
    "pt-BR": "A impressora recebeu tudo e não respondeu. Veja se o papel saiu.",
    en: "The printer took everything and did not answer. See whether the paper came out.",
    es: "La impresora recibió todo y no respondió. Mire si el papel salió.",
  },
  printer_stopped: {
    "pt-BR": "A impressora parou de receber no meio. Veja papel, tampa e se a etiqueta saiu.",
    en: "The printer stopped taking data half-way. Check paper and lid, and whether the label came out.",
    es: "La impresora dejó de recibir a la mitad. Revise papel, tapa y si la etiqueta salió.",
  },
  printer_talks: {
    "pt-BR": "O que responde neste endereço não parece ser a impressora. Confira o endereço.",
    en: "What answers at this address does not behave like the printer. Check the address.",
    es: "Lo que responde en esta dirección no parece la impresora. Revise la dirección.",
  },
  printer_unknown_host: {
    "pt-BR": "O nome da impressora não foi encontrado na rede. Confira o endereço nas configurações.",
    en: "The printer's name is not known on the network. Check its address in the settings.",
    es: "El nombre de la impresora no se encontró en la red. Revise la dirección en los ajustes.",
  },
  printer_unreachable: {
    "pt-BR": "A impressora não responde. Veja se está ligada e na rede.",
    en: "The printer does not answer. See that it is on and connected.",
    es: "La impresora no responde. Mire si está encendida y en la red.",
  },
  rasterizer_missing: {
    "pt-BR": "Falta o programa que desenha PDFs (printer.pdf_program). Chame o suporte ou peça ZPL.",
    en: "The program that draws PDFs is missing (printer.pdf_program). Call support, or ask for ZPL.",
    es: "Falta el programa que dibuja PDF (printer.pdf_program). Llame a soporte o pida ZPL.",
  },
  several_documents: {
    "pt-BR": "Vieram vários documentos para um só volume. Peça ao hub só a etiqueta.",
    en: "Several documents came for one package. Ask the hub for the label alone.",
    es: "Vinieron varios documentos para un solo bulto. Pida al hub solo la etiqueta.",
  },
  size_mismatch: {
    "pt-BR": "O tamanho do documento não é o do papel na impressora. Troque o papel ou confirme.",
    en: "The document's size is not that of the paper in the printer. Change the paper, or confirm.",
    es: "El tamaño del documento no es el del papel en la impresora. Cambie el papel o confirme.",
  },
  spooler_lost: {
    "pt-BR": "O sistema perdeu o trabalho de vista. Veja se o papel saiu.",
    en: "The system lost sight of the job. See whether the paper came out.",
    es: "El sistema perdió de vista el trabajo. Mire si el papel salió.",
  },
  spooler_stopped: {
    "pt-BR": "O sistema parou o trabalho antes do fim. Veja se o papel saiu.",
    en: "The system ended the job before its end. See whether the paper came out.",
    es: "El sistema detuvo el trabajo antes del final. Mire si el papel salió.",
  },
  too_large: {
    "pt-BR": "O arquivo é grande demais. Peça um menor à transportadora.",
    en: "The file is too large. Ask the carrier for a smaller one.",
    es: "El archivo es demasiado grande. Pida uno menor a la transportadora.",
  },
  too_many_parts: {
    "pt-BR": "São etiquetas demais num só arquivo. Peça menos de cada vez.",
    en: "There are too many labels in one file. Ask for fewer at a time.",
    es: "Son demasiadas etiquetas en un solo archivo. Pida menos a la vez.",
  },
  unclear: {
    "pt-BR": "Não dá para saber se saiu. Veja a impressora e responda aqui.",
    en: "It is not known whether it came out. Look at the printer and answer here.",
    es: "No se sabe si salió. Mire la impresora y responda aquí.",
  },
  unknown_format: {
    "pt-BR": "O arquivo não é de um tipo que se imprime aqui. Peça ao hub a etiqueta em ZPL.",
    en: "The file is of no kind that is printed here. Ask the hub for ZPL.",
    es: "El archivo no es de un tipo que se imprime aquí. Pida al hub la etiqueta en ZPL.",
  },
  usb_unusable: {
    "pt-BR": "Não dá para abrir a impressora USB. Veja o cabo e se ela está ligada.",
    en: "The USB printer cannot be opened. See its cable and that it is on.",
    es: "No se puede abrir la impresora USB. Mire el cable y si está encendida.",
  },
  winspool_stopped: {
    "pt-BR": "O Windows parou no meio da impressão. Veja se o papel saiu.",
    en: "Windows stopped half-way through printing. See whether the paper came out.",
    es: "Windows se detuvo a mitad de la impresión. Mire si el papel salió.",
  },
  winspool_unusable: {
    "pt-BR": "O Windows não abriu a impressora. Confira o nome dela nas configurações.",
    en: "Windows did not open the printer. Check its name in the settings.",
    es: "Windows no abrió la impresora. Revise su nombre en los ajustes.",
  },
  zip_damaged: {
    "pt-BR": "O arquivo ZIP veio danificado. Busque a etiqueta de novo.",
    en: "The ZIP file is damaged. Fetch the label again.",
    es: "El archivo ZIP vino dañado. Busque la etiqueta otra vez.",
  },
  zip_refused: {
    "pt-BR": "O arquivo ZIP não é seguro para abrir. Peça a etiqueta sem ZIP.",
    en: "The ZIP file is not safe to open. Ask for the label without ZIP.",
    es: "El archivo ZIP no es seguro para abrir. Pida la etiqueta sin ZIP.",
  },
  zpl_forbidden: {
    "pt-BR": "A etiqueta traz comandos que mudariam a impressora. Peça outra à transportadora.",
    en: "The label holds commands that would change the printer. Ask the carrier for another.",
    es: "La etiqueta trae comandos que cambiarían la impresora. Pida otra a la transportadora.",
  },
  zpl_incomplete: {
    "pt-BR": "A etiqueta veio incompleta. Busque de novo.",
    en: "The label is not whole. Fetch it again.",
    es: "La etiqueta vino incompleta. Búsquela otra vez.",
  },
};

/** What a print job's reason means in the person's language; a reason without known words stays as it came. */
export function printReason(reason: string, language: Language): string {
  const slug = reason.split(":", 1)[0] ?? "";
  return words[slug]?.[language] ?? reason;
}
