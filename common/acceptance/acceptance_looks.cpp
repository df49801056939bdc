// What the people of the hub look at.
#include "common/acceptance/acceptance_words.h"

#include <array>
#include <cstddef>

namespace balcao {

namespace {

// In the order of the values.
constexpr std::array kLooks = {
    Said{
        "Endereço do ambiente e certificado.",
        "Address of the environment and its certificate.",
        "Dirección del entorno y su certificado."},  // hub_answers
    Said{
        "Token dado a este cliente.",
        "Token given to this client.",
        "Token dado a este cliente."},  // token_taken
    Said{
        "A loja está cadastrada e ligada à credencial.",
        "The store is enrolled with this credential.",
        "La tienda está dada de alta con esta credencial."},  // store_known
    Said{
        "Cabeçalho Date das respostas.",
        "The Date header of the answers.",
        "Cabecera Date de las respuestas."},  // clock_right
    Said{
        "Pedido designado a esta loja.",
        "Order assigned to this store.",
        "Pedido asignado a esta tienda."},  // arrived
    Said{
        "Cliente, endereço, itens, valores e prazo.",
        "Customer, address, lines, amounts and deadline.",
        "Cliente, dirección, ítems, importes y plazo."},  // facts_whole
    Said{
        "Pedido aceito, com todas as quantidades.",
        "Order accepted, with all quantities.",
        "Pedido aceptado, con todas las cantidades."},  // accept_told
    Said{
        "Nada ainda: a chave vai com o despacho.",
        "Nothing yet: the key goes with the dispatch.",
        "Nada todavía: la clave va con el despacho."},  // invoiced
    Said{
        "Etiqueta emitida para o volume.",
        "Label issued for the box.",
        "Etiqueta emitida para el bulto."},  // label_fetched
    Said{
        "Leiam juntos o código da etiqueta impressa.",
        "Read the printed label's code together.",
        "Lean juntos el código de la etiqueta impresa."},  // label_printed
    Said{
        "Situação 3 com hora e rastreio.",
        "Status 3 with time and tracking code.",
        "Estado 3 con hora y seguimiento."},  // in_transit_told
    Said{
        "Chave da nota no pedido.",
        "The invoice's key in the order.",
        "Clave de la factura en el pedido."},  // invoice_told
    Said{
        "Eventos da transportadora no pedido.",
        "The carrier's events in the order.",
        "Eventos del transportista en el pedido."},                             // tracking_seen
    Said{"Situação 4 com hora.", "Status 4 with time.", "Estado 4 con hora."},  // delivered_told
    Said{
        "Abram o comprovante recebido.",
        "Open the proof that arrived.",
        "Abran el comprobante recibido."},  // proof_sent
    Said{
        "Número de volumes, peso e conteúdo.",
        "Number of boxes, weight and contents.",
        "Número de bultos, peso y contenido."},  // boxes_told
    Said{
        "Uma etiqueta emitida para cada volume.",
        "One label issued for each box.",
        "Una etiqueta emitida para cada bulto."},  // box_labels_fetched
    Said{
        "Nota cancelada no ERP.",
        "Invoice cancelled in the ERP.",
        "Factura anulada en el ERP."},  // second_invoice
    Said{
        "O pedido tem a chave da nota nova, e só ela.",
        "The order has the new invoice's key, and it alone.",
        "El pedido tiene la clave de la factura nueva, y solo ella."},  // second_invoice_told
    Said{
        "Situação de pronto; o cliente é avisado.",
        "Status ready; the customer is told.",
        "Estado listo; se avisa al cliente."},  // ready_told
    Said{
        "Situação 4, com quem recebeu.",
        "Status 4, with who received it.",
        "Estado 4, con quién recibió."},  // handover_told
    Said{
        "Itens e quantidades entregues.",
        "Lines and quantities handed over.",
        "Ítems y cantidades entregados."},  // part_handover_told
    Said{
        "Situação de não retirado.",
        "Status not collected.",
        "Estado no retirado."},  // not_collected_told
    Said{
        "Recusa com o motivo do de-para.",
        "Refusal with the mapped reason.",
        "Rechazo con el motivo mapeado."},  // refusal_told
    Said{
        "Quantidade zero nesse item; o resto aceito.",
        "Nothing of that line; the rest accepted.",
        "Cantidad cero en ese ítem; el resto aceptado."},  // line_refusal_told
    Said{
        "A quantidade menor, e o motivo do resto.",
        "The lower quantity, and the rest's reason.",
        "La cantidad menor, y el motivo del resto."},  // quantity_refusal_told
    Said{
        "A quantidade menor depois do aceite.",
        "The lower quantity after the acceptance.",
        "La cantidad menor después de aceptar."},  // late_refusal_told
    Said{
        "Cancelado antes do aceite.",
        "Cancelled before the acceptance.",
        "Cancelado antes de la aceptación."},  // cancel_before_seen
    Said{
        "Cancelado depois do aceite.",
        "Cancelled after the acceptance.",
        "Cancelado después de aceptar."},  // cancel_after_seen
    Said{
        "Solicitação aceita ou negada.",
        "Request accepted or denied.",
        "Solicitud aceptada o denegada."},  // cancel_answer_told
    Said{
        "Cancelado pela loja, com o motivo.",
        "Cancelled by the store, with the reason.",
        "Cancelado por la tienda, con el motivo."},  // store_cancel_told
    Said{
        "A mensagem chegou uma vez só.",
        "The message came only once.",
        "El mensaje llegó una sola vez."},  // taken_after_failure
    Said{
        "Aceite primeiro, o resto depois.",
        "Acceptance first, the rest after it.",
        "Primero la aceptación, después el resto."},  // taken_in_order
    Said{
        "A resposta vale para a versão nova.",
        "The answer counts for the new version.",
        "La respuesta vale para la versión nueva."},  // taken_after_rereading
    Said{
        "Itens e quantidades devolvidos.",
        "Lines and quantities that came back.",
        "Ítems y cantidades devueltos."},  // return_told
    Said{
        "Vale com código, saldo e validade.",
        "Credit with code, balance and expiry.",
        "Vale con código, saldo y vencimiento."},                             // coupon_created
    Said{"Consulta do vale.", "The query for it.", "La consulta del vale."},  // coupon_found
    Said{
        "Saldo menor, uma vez só.",
        "Lower balance, only once.",
        "Saldo menor, una sola vez."},                                // coupon_redeemed
    Said{"Vale cancelado.", "Credit cancelled.", "Vale cancelado."},  // coupon_cancelled
    Said{
        "A quantidade nova do produto.",
        "The product's new quantity.",
        "La cantidad nueva del producto."},  // stock_told
};

}  // namespace

std::string_view lookOf(AcceptanceStep step, Language language) {
    return kLooks.at(static_cast<std::size_t>(step)).in(language);
}

}  // namespace balcao
