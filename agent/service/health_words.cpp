#include "agent/service/health_words.h"

#include <array>

namespace balcao {

namespace {

constexpr std::array kWords{
    HealthWords{
        "agent",
        "running",
        "O agente {1} está rodando; a página é {2}.",
        "The agent {1} is running; the page is {2}.",
        "El agente {1} está en marcha; la página es {2}."},
    HealthWords{
        "agent",
        "away",
        "O agente não está rodando: nada responde em {1}. Ligue o serviço (systemctl start "
        "balcao-agent) e leia o que ele diz (journalctl -u balcao-agent).",
        "The agent is not running: nothing answers at {1}. Start the service (systemctl start "
        "balcao-agent) and read what it says (journalctl -u balcao-agent).",
        "El agente no está en marcha: nada responde en {1}. Inicie el servicio (systemctl start "
        "balcao-agent) y lea lo que dice (journalctl -u balcao-agent)."},
    HealthWords{
        "agent",
        "port_taken",
        "Outro programa responde em {1}: feche-o ou escolha outra porta em web.port.",
        "Another program answers at {1}: stop it or choose another port with web.port.",
        "Otro programa responde en {1}: ciérrelo o elija otro puerto en web.port."},
    HealthWords{
        "dns",
        "ok",
        "O nome do hub, {1}, foi encontrado.",
        "The hub's name, {1}, was found.",
        "Se encontró el nombre del hub, {1}."},
    HealthWords{
        "dns",
        "not_found",
        "O nome do hub, {1}, não foi encontrado: confira a internet da loja, o DNS deste "
        "computador e hub.url.",
        "The hub's name, {1}, was not found: check the shop's internet, this computer's DNS and "
        "hub.url.",
        "No se encontró el nombre del hub, {1}: revise internet en la tienda, el DNS de este "
        "equipo y hub.url."},
    HealthWords{
        "tls",
        "ok",
        "O hub responde em {1} e provou quem é.",
        "The hub answers at {1} and has proved who it is.",
        "El hub responde en {1} y demostró quién es."},
    HealthWords{
        "tls",
        "unreachable",
        "O hub não responde em {1}: confira a internet, o firewall e o proxy da loja. Os pedidos "
        "e respostas ficam guardados até lá. ({2})",
        "The hub does not answer at {1}: check the shop's internet, firewall and proxy. Orders "
        "and answers are kept until then. ({2})",
        "El hub no responde en {1}: revise internet, el cortafuegos y el proxy de la tienda. Los "
        "pedidos y respuestas quedan guardados hasta entonces. ({2})"},
    HealthWords{
        "tls",
        "untrusted",
        "Quem responde em {1} não prova ser o hub: confira a data deste computador, hub.ca_file e "
        "se um antivírus ou proxy abre as conexões. ({2})",
        "What answers at {1} cannot prove to be the hub: check this computer's date, hub.ca_file, "
        "and whether an antivirus or proxy opens connections. ({2})",
        "Quien responde en {1} no demuestra ser el hub: revise la fecha de este equipo, "
        "hub.ca_file y si un antivirus o proxy abre las conexiones. ({2})"},
    HealthWords{
        "tls",
        "failing",
        "O hub responde em {1}, mas está com defeito, em manutenção ou sobrecarregado: se durar, "
        "avise quem cuida do hub. Os pedidos e respostas ficam guardados até lá. ({2})",
        "The hub answers at {1}, but is out of order, being repaired or overloaded: if it lasts, "
        "tell the hub's people. Orders and answers are kept until then. ({2})",
        "El hub responde en {1}, pero está con falla, en mantenimiento o sobrecargado: si dura, "
        "avise a quien cuida del hub. Los pedidos y respuestas se guardan hasta entonces. ({2})"},
    HealthWords{
        "tls",
        "not_a_hub",
        "O que responde em {1} não fala como o hub (portal de internet ou proxy?): abra uma "
        "página qualquer neste computador e confira hub.url. ({2})",
        "What answers at {1} does not speak as the hub (a portal or proxy?): open any page on "
        "this computer and check hub.url. ({2})",
        "Lo que responde en {1} no habla como el hub (¿un portal o proxy?): abra cualquier página "
        "en este equipo y revise hub.url. ({2})"},
    HealthWords{
        "token",
        "ok",
        "O hub aceita a credencial {1}.",
        "The hub accepts the credential {1}.",
        "El hub acepta la credencial {1}."},
    HealthWords{
        "token",
        "refused",
        "O hub não aceita a credencial {1}: peça outra a quem cuida do hub e troque o arquivo "
        "{2}. Nada se perde até lá.",
        "The hub does not accept the credential {1}: ask the hub's people for another and replace "
        "the file {2}. Nothing is lost until then.",
        "El hub no acepta la credencial {1}: pida otra a quien cuida el hub y cambie el archivo "
        "{2}. Nada se pierde hasta entonces."},
    HealthWords{
        "token",
        "secret_unreadable",
        "O arquivo da senha do hub, {1}, não pode ser usado. ({2})",
        "The file with the hub's secret, {1}, cannot be used. ({2})",
        "El archivo con el secreto del hub, {1}, no se puede usar. ({2})"},
    HealthWords{
        "store",
        "ok",
        "O hub conhece a loja {0}.",
        "The hub knows the store {0}.",
        "El hub conoce la tienda {0}."},
    HealthWords{
        "store",
        "refused",
        "O hub não aceita a loja {0} com esta credencial: confira stores e hub.client_id com quem "
        "cuida do hub. ({1})",
        "The hub does not accept the store {0} with this credential: check stores and "
        "hub.client_id with the hub's people. ({1})",
        "El hub no acepta la tienda {0} con esta credencial: revise stores y hub.client_id con "
        "quien cuida el hub. ({1})"},
    HealthWords{
        "store",
        "failing",
        "O hub não consegue listar os pedidos da loja {0} agora; o agente tenta de novo. ({1})",
        "The hub cannot list the orders of store {0} now; the agent tries again. ({1})",
        "El hub no puede listar los pedidos de la tienda {0} ahora; el agente lo reintenta. ({1})"},
    HealthWords{
        "clock",
        "ok",
        "O relógio deste computador confere com o do hub (diferença de {1}).",
        "This computer's clock agrees with the hub's (a difference of {1}).",
        "El reloj de este equipo coincide con el del hub (diferencia de {1})."},
    HealthWords{
        "clock",
        "off",
        "O relógio deste computador difere {1} do relógio do hub: ligue a hora automática. Os "
        "prazos seguem o hub mesmo assim.",
        "This computer's clock differs from the hub's by {1}: switch on automatic time. Deadlines "
        "follow the hub all the same.",
        "El reloj de este equipo difiere {1} del reloj del hub: active la hora automática. Los "
        "plazos siguen al hub de todos modos."},
    HealthWords{
        "last_poll",
        "ok",
        "Loja {0}: o hub respondeu há {1}.",
        "Store {0}: the hub answered {1} ago.",
        "Tienda {0}: el hub respondió hace {1}."},
    HealthWords{
        "last_poll",
        "late",
        "Loja {0}: o hub não responde há {1}, então pedidos novos não chegam. Veja acima o que "
        "falta. ({2})",
        "Store {0}: the hub has not answered for {1}, so new orders do not come. See above what is "
        "missing. ({2})",
        "Tienda {0}: el hub no responde hace {1}, así que no llegan pedidos nuevos. Vea arriba qué "
        "falta. ({2})"},
    HealthWords{
        "last_poll",
        "starting",
        "Loja {0}: o hub ainda não respondeu desde que o agente ligou.",
        "Store {0}: the hub has not answered yet since the agent started.",
        "Tienda {0}: el hub aún no ha respondido desde que el agente inició."},
    HealthWords{
        "queue",
        "ok",
        "Nada espera para ser enviado ao hub.",
        "Nothing waits to be sent to the hub.",
        "Nada espera para ser enviado al hub."},
    HealthWords{
        "queue",
        "waiting",
        "{1} mensagens esperam o hub, a mais antiga há {2}; saem sozinhas.",
        "{1} messages wait for the hub, the oldest for {2}; they leave by themselves.",
        "{1} mensajes esperan al hub, el más antiguo hace {2}; salen solos."},
    HealthWords{
        "queue",
        "old",
        "{1} mensagens esperam o hub, a mais antiga há {2}: o hub ainda não sabe dessas "
        "respostas. Resolva a ligação com o hub; se demorar, avise quem cuida dele.",
        "{1} messages wait for the hub, the oldest for {2}: the hub does not know these answers "
        "yet. Mend the link to the hub; if it takes long, tell the hub's people.",
        "{1} mensajes esperan al hub, el más antiguo hace {2}: el hub aún no conoce esas "
        "respuestas. Arregle la conexión; si tarda, avise a quien cuida el hub."},
    HealthWords{
        "queue",
        "parked",
        "O hub recusou {1} mensagens: abra Problemas e escolha o que fazer com cada uma.",
        "The hub has refused {1} messages: open Problems and choose what to do with each.",
        "El hub rechazó {1} mensajes: abra Problemas y elija qué hacer con cada uno."},
    HealthWords{
        "disk",
        "ok",
        "Há {1} livres no disco dos dados.",
        "{1} are free on the disk of the data.",
        "Hay {1} libres en el disco de los datos."},
    HealthWords{
        "disk",
        "low",
        "Restam só {1} no disco dos dados: pedidos novos não são buscados até haver espaço. Apague "
        "o que não precisa.",
        "Only {1} are left on the disk of the data: no new orders are taken until there is room. "
        "Remove what is not needed.",
        "Quedan solo {1} en el disco de los datos: no se buscan pedidos nuevos hasta que haya "
        "espacio. Borre lo que sobra."},
    HealthWords{
        "disk",
        "full",
        "O disco dos dados está cheio ({1}): só as respostas ainda são guardadas. Libere espaço "
        "agora.",
        "The disk of the data is full ({1}): only answers are still kept. Make room now.",
        "El disco de los datos está lleno ({1}): solo se guardan respuestas. Libere espacio "
        "ahora."},
    HealthWords{
        "disk",
        "broken",
        "O disco falha: nada mais é gravado até o agente reiniciar. Mande examinar o disco.",
        "The disk fails: nothing is written until the agent is started afresh. Have it examined.",
        "El disco falla: nada se graba hasta reiniciar el agente. Haga revisar el disco."},
    HealthWords{
        "disk",
        "unseen",
        "Não se vê quanto espaço há na pasta dos dados. ({1})",
        "How much room the data folder has cannot be seen. ({1})",
        "No se ve cuánto espacio hay en la carpeta de datos. ({1})"},
    HealthWords{
        "database",
        "ok",
        "O banco de dados responde; a última cópia é de {1} atrás.",
        "The database answers; the last copy is {1} old.",
        "La base de datos responde; la última copia es de hace {1}."},
    HealthWords{
        "database",
        "no_copy",
        "O banco de dados responde; ainda não há cópia dele.",
        "The database answers; there is no copy of it yet.",
        "La base de datos responde; aún no hay copia."},
    HealthWords{
        "database",
        "old_copy",
        "O banco de dados responde, mas a última cópia é de {1} atrás: veja se há espaço no disco.",
        "The database answers, but its last copy is {1} old: see whether the disk has room.",
        "La base de datos responde, pero la última copia es de hace {1}: vea si hay espacio."},
    HealthWords{
        "database",
        "none",
        "Ainda não há banco de dados: o agente o cria quando liga.",
        "There is no database yet: the agent makes it when it starts.",
        "Aún no hay base de datos: el agente la crea al iniciar."},
    HealthWords{
        "database",
        "failing",
        "O banco de dados não pode ser lido. Pare o agente e chame o suporte. ({1})",
        "The database cannot be read. Stop the agent and call support. ({1})",
        "No se puede leer la base de datos. Detenga el agente y llame a soporte. ({1})"},
    HealthWords{
        "printer",
        "ok",
        "Impressora {0:printer}: pronta.",
        "Printer {0:printer}: ready.",
        "Impresora {0:printer}: lista."},
    HealthWords{
        "printer",
        "unknown",
        "Impressora {0:printer}: não diz como está; nada falhou até agora.",
        "Printer {0:printer}: does not say how it is; nothing has failed so far.",
        "Impresora {0:printer}: no dice cómo está; nada ha fallado hasta ahora."},
    HealthWords{
        "printer",
        "none",
        "Nenhuma impressora de etiquetas está configurada: defina printer.label.",
        "No label printer is set up: set printer.label.",
        "No hay impresora de etiquetas configurada: defina printer.label."},
    HealthWords{
        "printer",
        "unreachable",
        "Impressora {0:printer}: não responde. Veja se está ligada e com o cabo ou a rede; os "
        "papéis "
        "esperam. ({1})",
        "Printer {0:printer}: does not answer. See whether it is on and connected; papers wait. "
        "({1})",
        "Impresora {0:printer}: no responde. Vea si está encendida y conectada; los papeles "
        "esperan. "
        "({1})"},
    HealthWords{
        "printer",
        "stopped",
        "Impressora {0:printer}: parada até alguém ir até ela; os papéis esperam. ({1})",
        "Printer {0:printer}: stopped until somebody goes there; papers wait. ({1})",
        "Impresora {0:printer}: parada hasta que alguien vaya; los papeles esperan. ({1})"},
    HealthWords{
        "papers",
        "in_doubt",
        "Papéis que esperam uma resposta (saíram ou não?): {1}. Abra Problemas.",
        "Papers that wait for an answer (did they come out?): {1}. Open Problems.",
        "Papeles que esperan respuesta (¿salieron o no?): {1}. Abra Problemas."},
    HealthWords{
        "order",
        "here",
        "O pedido {1} está aqui, na loja {2}: chegou há {3}; situação “{4:state}”, desde há {5}.",
        "The order {1} is here, at store {2}: it came {3} ago; its state is “{4:state}”, for {5}.",
        "El pedido {1} está aquí, en la tienda {2}: llegó hace {3}; estado “{4:state}”, desde hace "
        "{5}."},
    HealthWords{
        "order",
        "waiting",
        "Uma mensagem ({1:message}) sai para o hub; espera há {2}.",
        "A message ({1:message}) is about to leave for the hub; it has waited {2}.",
        "Un mensaje ({1:message}) sale hacia el hub; espera hace {2}."},
    HealthWords{
        "order",
        "retrying",
        "Uma mensagem ({1:message}) tenta chegar ao hub há {2} e sai sozinha quando der: veja a "
        "ligação "
        "com o hub. ({3})",
        "A message ({1:message}) has tried to reach the hub for {2} and leaves by itself when it "
        "can: look "
        "at the link to the hub. ({3})",
        "Un mensaje ({1:message}) intenta llegar al hub hace {2} y sale solo cuando pueda: vea la "
        "conexión "
        "con el hub. ({3})"},
    HealthWords{
        "order",
        "refused",
        "O hub recusou uma mensagem ({1:message}): abra Problemas e escolha o que fazer. ({2})",
        "The hub has refused a message ({1:message}): open Problems and choose what to do. ({2})",
        "El hub rechazó un mensaje ({1:message}): abra Problemas y elija qué hacer. ({2})"},
    HealthWords{
        "order",
        "paper",
        "Um papel do pedido espera uma pessoa: abra Problemas. ({1})",
        "A paper of the order waits for a person: open Problems. ({1})",
        "Un papel del pedido espera a una persona: abra Problemas. ({1})"},
    HealthWords{
        "order",
        "task",
        "Tarefas do pedido que esperam uma pessoa: {1}. Abra o pedido.",
        "Tasks of the order that wait for a person: {1}. Open the order.",
        "Tareas del pedido que esperan a una persona: {1}. Abra el pedido."},
    HealthWords{
        "order",
        "not_here",
        "Nenhum pedido com o número {1} chegou a este computador.",
        "No order with the number {1} has come to this computer.",
        "Ningún pedido con el número {1} llegó a este equipo."},
    HealthWords{
        "order",
        "at_hub",
        "O hub dá este pedido à loja {1} (situação {2}): ele chega na próxima consulta; se não "
        "chegar em minutos, baixe o arquivo para o suporte.",
        "The hub gives this order to store {1} (status {2}): it comes with the next question; if "
        "it does not within minutes, take the file for support.",
        "El hub da este pedido a la tienda {1} (estado {2}): llega en la próxima consulta; si no "
        "llega en minutos, descargue el archivo para soporte."},
    HealthWords{
        "order",
        "not_at_hub",
        "O hub não dá este pedido à loja {1} ({2}): confira o número e pergunte a quem cuida do "
        "hub para qual loja ele foi.",
        "The hub does not give this order to store {1} ({2}): check the number and ask the hub's "
        "people which store it went to.",
        "El hub no da este pedido a la tienda {1} ({2}): revise el número y pregunte a quien cuida "
        "el hub a qué tienda fue."},
    HealthWords{
        "order",
        "not_allowed",
        "O hub não aceita a loja {1}, então não responde por ela: veja a credencial. ({2})",
        "The hub does not accept store {1}, so it does not answer for it: look at the credential. "
        "({2})",
        "El hub no acepta la tienda {1}, así que no responde por ella: vea la credencial. ({2})"},
    HealthWords{
        "order",
        "hub_away",
        "O hub não respondeu pela loja {1}: sem ele pedidos novos não chegam. ({2})",
        "The hub did not answer for store {1}: without it no new orders come. ({2})",
        "El hub no respondió por la tienda {1}: sin él no llegan pedidos nuevos. ({2})"},
    HealthWords{
        "token",
        "mistyped",
        "O hub não aceita a credencial {1}: confira o identificador e a senha, letra por letra, ou "
        "peça outra a quem cuida do hub.",
        "The hub does not accept the credential {1}: check its name and its secret letter by "
        "letter, or ask the hub's people for another.",
        "El hub no acepta la credencial {1}: revise el identificador y el secreto, letra por "
        "letra, o pida otra a quien cuida el hub."},
    HealthWords{
        "setup",
        "hub_url_wrong",
        "“{1}” não é o endereço de um hub: escreva https:// e o nome, como "
        "https://hub.exemplo.com.br/v1 (http:// só para um hub neste computador).",
        "“{1}” is not the address of a hub: write https:// and its name, as in "
        "https://hub.example.com/v1 (http:// only for a hub on this computer).",
        "“{1}” no es la dirección de un hub: escriba https:// y el nombre, como "
        "https://hub.ejemplo.com/v1 (http:// solo para un hub en este equipo)."},
    HealthWords{
        "setup",
        "client_id_wrong",
        "Falta o identificador da credencial: até 200 letras, números e sinais, sem espaços nem "
        "acentos, como veio de quem cuida do hub.",
        "The credential's name is missing: up to 200 letters, digits and signs without blanks and "
        "accents, as it came from the hub's people.",
        "Falta el identificador de la credencial: hasta 200 letras, números y signos, sin espacios "
        "ni acentos, como lo dio quien cuida el hub."},
    HealthWords{
        "setup",
        "secret_wrong",
        "Falta a senha da credencial: uma linha só, como veio de quem cuida do hub.",
        "The credential's secret is missing: one line, as it came from the hub's people.",
        "Falta el secreto de la credencial: una sola línea, como lo dio quien cuida el hub."},
    HealthWords{
        "setup",
        "stores_wrong",
        "“{1}” não é uma loja: escreva a rede e a loja como o hub as chama, com uma barra entre "
        "elas (rede/17); várias, com vírgulas.",
        "“{1}” is not a store: write site and store as the hub calls them, with a stroke between "
        "them (chain/17); several, with commas.",
        "“{1}” no es una tienda: escriba la red y la tienda como el hub las llama, con una barra "
        "entre ellas (red/17); varias, con comas."},
    HealthWords{
        "setup",
        "printer_wrong",
        "“{1}” não é o endereço de uma impressora: escolha uma da lista ou escreva, por exemplo, "
        "socket://192.168.0.50:9100.",
        "“{1}” is not the address of a printer: choose one of the list or write, for example, "
        "socket://192.168.0.50:9100.",
        "“{1}” no es la dirección de una impresora: elija una de la lista o escriba, por ejemplo, "
        "socket://192.168.0.50:9100."},
    HealthWords{
        "setup",
        "given_elsewhere",
        "{1} já está definido no arquivo de configuração com outro valor ({2}): mude lá e reinicie "
        "o agente, ou use o mesmo valor aqui.",
        "{1} is set in the settings file already, to another value ({2}): change it there and "
        "start the agent afresh, or give the same value here.",
        "{1} ya está definido en el archivo de configuración con otro valor ({2}): cámbielo allí y "
        "reinicie el agente, o use el mismo valor aquí."},
    HealthWords{
        "setup",
        "page_sent",
        "A impressora {1} recebeu a página de teste: veja se saiu inteira.",
        "The printer {1} has taken the test page: see whether it came out whole.",
        "La impresora {1} recibió la página de prueba: vea si salió entera."},
    HealthWords{
        "setup",
        "page_not_sent",
        "A página de teste não chegou à impressora {1}: veja se está ligada, com o cabo ou a rede, "
        "e se o endereço é este. ({2})",
        "The test page did not reach the printer {1}: see whether it is on and connected, and "
        "whether this is its address. ({2})",
        "La página de prueba no llegó a la impresora {1}: vea si está encendida y conectada, y si "
        "esta es su dirección. ({2})"},
    HealthWords{
        "setup",
        "page_in_doubt",
        "Não se sabe se a impressora {1} recebeu a página inteira: olhe o papel. ({2})",
        "Whether the printer {1} took the whole page is not known: look at the paper. ({2})",
        "No se sabe si la impresora {1} recibió la página entera: mire el papel. ({2})"},
    HealthWords{
        "setup",
        "written",
        "A configuração foi gravada em {1}. Se o agente já está rodando, ele a usa sozinho ou ao "
        "reiniciar.",
        "The settings were written to {1}. An agent that runs already takes them by itself or when "
        "it is started afresh.",
        "La configuración se grabó en {1}. Si el agente ya está en marcha, la usa solo o al "
        "reiniciarse."},
    HealthWords{
        "setup",
        "printers_written",
        "As impressoras foram gravadas; o agente começa de novo com elas.",
        "The printers were written; the agent begins anew with them.",
        "Las impresoras se grabaron; el agente empieza de nuevo con ellas."},
    HealthWords{
        "setup",
        "setting_wrong",
        "{1} não pode ser “{2}”: veja o que é permitido em balcao-agent --help-settings.",
        "{1} cannot be “{2}”: balcao-agent --help-settings says what is allowed.",
        "{1} no puede ser “{2}”: vea lo permitido en balcao-agent --help-settings."},
    HealthWords{
        "setup",
        "unwritable",
        "A configuração não pôde ser gravada; nada mudou no que o agente usa. ({1})",
        "The settings could not be written; nothing that the agent uses has changed. ({1})",
        "La configuración no se pudo grabar; nada cambió en lo que usa el agente. ({1})"},
};

}  // namespace

std::span<const HealthWords> healthWords() {
    return kWords;
}

}  // namespace balcao
