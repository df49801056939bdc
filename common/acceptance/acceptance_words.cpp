#include "common/acceptance/acceptance_words.h"

#include <array>
#include <cstddef>

namespace balcao {

namespace {

// In the order of the values.
constexpr std::array kCases = {
    Said{"Ligação com o hub", "Link to the hub", "Enlace con el hub"},  // connection
    Said{"Pedido de entrega", "Delivery order", "Pedido de envío"},     // delivery
    Said{"Pedido em vários volumes", "Order in several boxes", "Pedido en varios bultos"},  // boxes
    Said{
        "Nota cancelada e substituída",
        "Invoice cancelled and replaced",
        "Factura anulada y reemplazada"},                             // invoice_replaced
    Said{"Pedido de retirada", "Pick-up order", "Pedido de retiro"},  // pickup
    Said{
        "Entrega em parte no balcão",
        "Handed over in part",
        "Entrega parcial en el mostrador"},  // part_handed_over
    Said{
        "Retirada que não aconteceu",
        "Order not collected",
        "Pedido no retirado"},  // not_collected
    Said{
        "Recusa do pedido inteiro",
        "Refusal of the whole order",
        "Rechazo del pedido entero"},                                      // refused_whole
    Said{"Recusa de um item", "Refusal of a line", "Rechazo de un ítem"},  // refused_line
    Said{
        "Recusa por quantidade",
        "Refusal by quantity",
        "Rechazo por cantidad"},  // refused_quantity
    Said{
        "Falta depois do aceite",
        "Shortage after the acceptance",
        "Falta después de aceptar"},  // refused_later
    Said{
        "Cancelado pelo hub antes da resposta",
        "Cancelled by the hub before the answer",
        "Cancelado por el hub antes de la respuesta"},  // cancelled_before
    Said{
        "Cancelado pelo hub depois do aceite",
        "Cancelled by the hub after the acceptance",
        "Cancelado por el hub después de aceptar"},  // cancelled_after
    Said{
        "Pedido de cancelamento respondido",
        "Cancellation request answered",
        "Solicitud de cancelación respondida"},  // cancel_asked
    Said{
        "Cancelado pela loja",
        "Cancelled by the store",
        "Cancelado por la tienda"},  // cancelled_by_store
    Said{
        "Recuperação depois de queda",
        "Recovery after an outage",
        "Recuperación tras una caída"},  // recovered
    Said{
        "Pedido mudado durante a resposta",
        "Order changed under the answer",
        "Pedido cambiado durante la respuesta"},  // reread
    Said{
        "Devolução na loja",
        "Return over the counter",
        "Devolución en la tienda"},                        // goods_returned
    Said{"Vale-troca", "Store credit", "Vale de cambio"},  // coupon
    Said{"Estoque", "Stock", "Stock"},                     // stock
};

// In the order of the values.
constexpr std::array kSteps = {
    Said{"O hub responde", "The hub answers", "El hub responde"},                 // hub_answers
    Said{"A credencial vale", "The credential is valid", "La credencial vale"},   // token_taken
    Said{"A loja é conhecida", "The store is known", "La tienda es conocida"},    // store_known
    Said{"O relógio está certo", "The clock is right", "El reloj está en hora"},  // clock_right
    Said{"Recuperado do hub", "Fetched from the hub", "Recuperado del hub"},      // arrived
    Said{
        "Chegou com todos os dados",
        "Came with all its facts",
        "Llegó con todos los datos"},                                        // facts_whole
    Said{"Aceite", "Acceptance", "Aceptación"},                              // accept_told
    Said{"Nota fiscal anexada", "Invoice attached", "Factura adjunta"},      // invoiced
    Said{"Etiqueta recebida", "Label fetched", "Etiqueta recibida"},         // label_fetched
    Said{"Etiqueta impressa", "Label printed", "Etiqueta impresa"},          // label_printed
    Said{"Em trânsito (3)", "In transit (3)", "En tránsito (3)"},            // in_transit_told
    Said{"Nota fiscal enviada", "Invoice told", "Factura enviada"},          // invoice_told
    Said{"Rastreamento recebido", "Tracking seen", "Seguimiento recibido"},  // tracking_seen
    Said{"Entregue (4)", "Delivered (4)", "Entregado (4)"},                  // delivered_told
    Said{"Comprovante enviado", "Proof sent", "Comprobante enviado"},        // proof_sent
    Said{"Volumes declarados", "Boxes declared", "Bultos declarados"},       // boxes_told
    Said{
        "Uma etiqueta por volume",
        "A label for each box",
        "Una etiqueta por bulto"},  // box_labels_fetched
    Said{
        "Outra nota anexada",
        "Another invoice attached",
        "Otra factura adjunta"},                                             // second_invoice
    Said{"Nota nova enviada", "New invoice told", "Factura nueva enviada"},  // second_invoice_told
    Said{"Pronto para retirada", "Ready for pick-up", "Listo para retiro"},  // ready_told
    Said{
        "Entregue no balcão (4)",
        "Handed over (4)",
        "Entregado en el mostrador (4)"},                                  // handover_told
    Said{"Parte entregue", "Part handed over", "Parte entregada"},         // part_handover_told
    Said{"Não retirado", "Not collected", "No retirado"},                  // not_collected_told
    Said{"Recusa inteira", "Whole refusal", "Rechazo entero"},             // refusal_told
    Said{"Um item recusado", "One line refused", "Un ítem rechazado"},     // line_refusal_told
    Said{"Menos de um item", "Less of a line", "Menos de un ítem"},        // quantity_refusal_told
    Said{"Falta avisada", "Shortage told", "Falta avisada"},               // late_refusal_told
    Said{"Cancelamento visto", "Cancellation seen", "Cancelación vista"},  // cancel_before_seen
    Said{"Cancelamento visto", "Cancellation seen", "Cancelación vista"},  // cancel_after_seen
    Said{
        "Resposta ao cancelamento",
        "Answer to the request",
        "Respuesta a la solicitud"},                                           // cancel_answer_told
    Said{"Cancelamento enviado", "Cancellation told", "Cancelación enviada"},  // store_cancel_told
    Said{
        "Enviado depois da queda",
        "Sent after the outage",
        "Enviado tras la caída"},                                          // taken_after_failure
    Said{"Na ordem certa", "In the right order", "En el orden correcto"},  // taken_in_order
    Said{
        "Relido e reenviado",
        "Read again and sent",
        "Releído y reenviado"},                                      // taken_after_rereading
    Said{"Devolução enviada", "Return told", "Devolución enviada"},  // return_told
    Said{"Vale criado", "Credit created", "Vale creado"},            // coupon_created
    Said{
        "Vale de outra loja encontrado",
        "Another store's credit found",
        "Vale de otra tienda encontrado"},                            // coupon_found
    Said{"Vale usado", "Credit redeemed", "Vale usado"},              // coupon_redeemed
    Said{"Vale cancelado", "Credit cancelled", "Vale cancelado"},     // coupon_cancelled
    Said{"Quantidade enviada", "Quantity told", "Cantidad enviada"},  // stock_told
};

// In the order of the values.
constexpr std::array kStates = {
    Said{"a fazer", "to do", "por hacer"},                                  // waiting
    Said{"falhou", "failed", "falló"},                                      // failed
    Said{"a caminho do hub", "on its way to the hub", "en camino al hub"},  // under_way
    Said{"feito", "done", "hecho"},                                         // passed
};

}  // namespace

std::string_view optionalWord(Language language) {
    return Said{"se o hub oferece", "if the hub offers it", "si el hub lo ofrece"}.in(language);
}

std::string_view titleOf(AcceptanceCase id, Language language) {
    return kCases.at(static_cast<std::size_t>(id)).in(language);
}

std::string_view titleOf(AcceptanceStep step, Language language) {
    return kSteps.at(static_cast<std::size_t>(step)).in(language);
}

std::string_view wordOf(AcceptanceState state, Language language) {
    return kStates.at(static_cast<std::size_t>(state)).in(language);
}

}  // namespace balcao
