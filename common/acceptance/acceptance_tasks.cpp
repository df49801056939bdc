// What the people of the store do.
#include "common/acceptance/acceptance_words.h"

#include <array>
#include <cstddef>

namespace balcao {

namespace {

// In the order of the values.
constexpr std::array kTasks = {
    Said{
        "Confira hub.url e a internet em Saúde.",
        "Check hub.url and the internet under Health.",
        "Revise hub.url e internet en Salud."},  // hub_answers
    Said{
        "Confira hub.client_id e o arquivo do segredo.",
        "Check hub.client_id and the secret's file.",
        "Revise hub.client_id y el archivo del secreto."},  // token_taken
    Said{
        "Confira o site e a loja em stores.",
        "Check site and store in stores.",
        "Revise el sitio y la tienda en stores."},  // store_known
    Said{
        "Acerte o relógio deste computador.",
        "Set this computer's clock.",
        "Ponga en hora este computador."},  // clock_right
    Said{
        "Peça ao hub um pedido novo para esta loja e espere que apareça em Novos.",
        "Ask the hub for a new order for this store and wait for it under New.",
        "Pida al hub un pedido nuevo para esta tienda y espere que aparezca en Nuevos."},  // arrived
    Said{
        "O hub tem de mandar o que falta; depois peça outro pedido.",
        "The hub has to send what is missing; then ask for another order.",
        "El hub tiene que enviar lo que falta; después pida otro pedido."},  // facts_whole
    Said{
        "Aceite o pedido inteiro em Novos.",
        "Accept the whole order under New.",
        "Acepte el pedido entero en Nuevos."},  // accept_told
    Said{
        "Abra o pedido e informe a chave da nota (bipe ou anexe o XML) antes de despachar.",
        "Open the order and give the invoice's key (scan it or attach the XML) before it is "
        "dispatched.",
        "Abra el pedido e informe la clave de la factura (léala o adjunte el XML) antes de "
        "despachar."},  // invoiced
    Said{
        "Separe e embale o pedido: a etiqueta vem sozinha.",
        "Pick and pack the order: the label comes by itself.",
        "Prepare y embale el pedido: la etiqueta viene sola."},  // label_fetched
    Said{
        "Confira a impressora de etiquetas em Saúde.",
        "Check the label printer under Health.",
        "Revise la impresora de etiquetas en Salud."},  // label_printed
    Said{
        "Cole a etiqueta e despache o pedido em Coleta.",
        "Apply the label and dispatch the order under Collection.",
        "Pegue la etiqueta y despache el pedido en Recolección."},  // in_transit_told
    Said{
        "Anexe a nota antes de despachar: a chave vai junto.",
        "Attach the invoice before the dispatch: its key goes along.",
        "Adjunte la factura antes de despachar: la clave va junto."},  // invoice_told
    Said{
        "Espere: o agente pergunta pelo volume que está a caminho.",
        "Wait: the agent asks for the parcel that is on its way.",
        "Espere: el agente pregunta por el bulto en camino."},  // tracking_seen
    Said{
        "Marque o pedido como entregue em A caminho, ou espere o rastreamento.",
        "Mark the order as delivered under On the way, or wait for the tracking.",
        "Marque el pedido como entregado en En camino, o espere el seguimiento."},  // delivered_told
    Said{
        "Abra o pedido entregue e junte foto ou assinatura.",
        "Open the delivered order and add a photo or signature.",
        "Abra el pedido entregado y agregue foto o firma."},  // proof_sent
    Said{
        "Embale um pedido de entrega em dois volumes ou mais.",
        "Pack a delivery order into two boxes or more.",
        "Embale un pedido de envío en dos bultos o más."},  // boxes_told
    Said{
        "Espere as etiquetas dos volumes declarados.",
        "Wait for the labels of the declared boxes.",
        "Espere las etiquetas de los bultos declarados."},  // box_labels_fetched
    Said{
        "Cancele a nota no ERP e informe no pedido a chave da nova, antes de despachar.",
        "Cancel the invoice in the ERP and give the new one's key in the order, before it is "
        "dispatched.",
        "Anule la factura en el ERP e informe en el pedido la clave de la nueva, antes de "
        "despachar."},  // second_invoice
    Said{
        "Despache o pedido em Coleta: vai a chave da nota nova.",
        "Dispatch the order under Collection: the new invoice's key goes.",
        "Despache el pedido en Recolección: va la clave de la factura nueva."},  // second_invoice_told
    Said{
        "Separe e embale, e diga em Embalar onde o pedido espera.",
        "Pick and pack, and say under Pack where the order waits.",
        "Prepare y embale, y diga en Embalar dónde espera el pedido."},  // ready_told
    Said{
        "Entregue tudo em Retirada.",
        "Hand everything over under Pick-up.",
        "Entregue todo en Retiro."},  // handover_told
    Said{
        "Em Retirada, entregue só uma parte do pedido.",
        "Under Pick-up, hand over only a part of the order.",
        "En Retiro, entregue solo una parte del pedido."},  // part_handover_told
    Said{
        "Em Retirada, diga que o cliente não veio.",
        "Under Pick-up, say that the customer did not come.",
        "En Retiro, diga que el cliente no vino."},  // not_collected_told
    Said{
        "Recuse um pedido inteiro em Novos, com o motivo.",
        "Refuse a whole order under New, with the reason.",
        "Rechace un pedido entero en Nuevos, con el motivo."},  // refusal_told
    Said{
        "Em Novos, recuse um item e aceite os outros.",
        "Under New, refuse one line and accept the others.",
        "En Nuevos, rechace un ítem y acepte los otros."},  // line_refusal_told
    Said{
        "Em Novos, aceite menos unidades de um item do que o cliente pediu.",
        "Under New, accept fewer units of a line than were ordered.",
        "En Nuevos, acepte menos unidades de un ítem que las pedidas."},  // quantity_refusal_told
    Said{
        "Na separação, diga que falta um item que já foi aceito.",
        "While picking, say that a line accepted before is missing.",
        "En la preparación, diga que falta un ítem ya aceptado."},  // late_refusal_told
    Said{
        "Peça ao hub que cancele um pedido novo, antes da resposta da loja.",
        "Ask the hub to cancel a new order before the store answers it.",
        "Pida al hub que cancele un pedido nuevo, antes de la respuesta de la tienda."},  // cancel_before_seen
    Said{
        "Aceite um pedido e peça ao hub que o cancele.",
        "Accept an order and ask the hub to cancel it.",
        "Acepte un pedido y pida al hub que lo cancele."},  // cancel_after_seen
    Said{
        "Peça ao hub que solicite um cancelamento e responda no pedido.",
        "Ask the hub to request a cancellation and answer it in the order.",
        "Pida al hub que solicite una cancelación y respóndala en el pedido."},  // cancel_answer_told
    Said{
        "Aceite um pedido e cancele-o pela loja, com o motivo.",
        "Accept an order and cancel it by the store, with the reason.",
        "Acepte un pedido y cancélelo por la tienda, con el motivo."},  // store_cancel_told
    Said{
        "Tire a internet, responda a um pedido, espere uma tentativa e ponha a internet de volta.",
        "Take the internet away, answer an order, wait for an attempt and put the internet back.",
        "Corte internet, responda a un pedido, espere un intento y vuelva a conectar."},  // taken_after_failure
    Said{
        "Sem internet, aceite um pedido e cancele-o pela loja (ou deixe-o pronto); depois ponha a "
        "internet de volta.",
        "Without internet, accept an order and cancel it by the store (or make it ready); then put "
        "the internet back.",
        "Sin internet, acepte un pedido y cancélelo por la tienda (o déjelo listo); después vuelva "
        "a conectar."},  // taken_in_order
    Said{
        "Sem internet, mude o pedido no hub, responda na loja e ponha a internet de volta.",
        "Without internet, change the order at the hub, answer it in the store and put the "
        "internet back.",
        "Sin internet, cambie el pedido en el hub, respóndalo en la tienda y vuelva a conectar."},  // taken_after_rereading
    Said{
        "Em Devoluções, receba de volta um item entregue.",
        "Under Returns, take back an item that was delivered.",
        "En Devoluciones, reciba un ítem entregado."},  // return_told
    Said{
        "Resolva uma devolução com vale-troca.",
        "Settle a return by store credit.",
        "Resuelva una devolución con vale."},  // coupon_created
    Said{
        "Em Vales, procure um vale feito em outra loja.",
        "Under Store credit, look for one made in another store.",
        "En Vales, busque uno hecho en otra tienda."},  // coupon_found
    Said{
        "Em Vales, use um vale, todo ou em parte.",
        "Under Store credit, redeem one, all or in part.",
        "En Vales, use un vale, todo o en parte."},  // coupon_redeemed
    Said{
        "Em Vales, cancele um vale, com o motivo.",
        "Under Store credit, cancel one, with the reason.",
        "En Vales, cancele un vale, con el motivo."},  // coupon_cancelled
    Said{
        "Em Estoque, conte um produto: a quantidade vai em segundos.",
        "Under Stock, count a product: the quantity goes within seconds.",
        "En Stock, cuente un producto: la cantidad va en segundos."},  // stock_told
};

}  // namespace

std::string_view taskOf(AcceptanceStep step, Language language) {
    return kTasks.at(static_cast<std::size_t>(step)).in(language);
}

}  // namespace balcao
