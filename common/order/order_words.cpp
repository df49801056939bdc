#include "common/order/order_words.h"

#include <array>
#include <cstddef>

namespace balcao {

namespace {

// In the order of the values.
constexpr std::array kStates = {
    Said{"Novo", "New", "Nuevo"},                                      // offered
    Said{"Aceito", "Accepted", "Aceptado"},                            // accepted
    Said{"Aceito em parte", "Accepted in part", "Aceptado en parte"},  // partly_accepted
    Said{"Recusado", "Refused", "Rechazado"},                          // refused
    Said{
        "Prazo de aceite vencido",
        "Answer time over",
        "Plazo de respuesta vencido"},                                           // answer_expired
    Said{"Negado pelo hub", "Denied by the hub", "Negado por el hub"},           // denied_by_hub
    Said{"Em separação", "Picking", "En preparación"},                           // picking
    Said{"Separado", "Picked", "Preparado"},                                     // picked
    Said{"Embalado", "Packed", "Embalado"},                                      // packed
    Said{"Etiqueta pronta", "Label ready", "Etiqueta lista"},                    // labelled
    Said{"Aguardando coleta", "Awaiting collection", "Esperando recolección"},   // awaiting_carrier
    Said{"Em trânsito", "In transit", "En tránsito"},                            // in_transit
    Said{"Pronto para retirada", "Ready for pick-up", "Listo para retiro"},      // ready_for_pickup
    Said{"Entregue", "Delivered", "Entregado"},                                  // delivered
    Said{"Entregue em parte", "Delivered in part", "Entregado en parte"},        // partly_delivered
    Said{"Não retirado", "Not collected", "No retirado"},                        // not_collected
    Said{"Ocorrência", "Incident", "Incidencia"},                                // incident
    Said{"Em devolução", "Being returned", "En devolución"},                     // in_return
    Said{"Devolvido", "Returned", "Devuelto"},                                   // returned
    Said{"Cancelado pelo hub", "Cancelled by the hub", "Cancelado por el hub"},  // cancelled_by_hub
    Said{
        "Cancelado pela loja",
        "Cancelled by the store",
        "Cancelado por la tienda"},  // cancelled_by_store
};

constexpr std::array kReasons = {
    Said{"Sem estoque", "Out of stock", "Sin stock"},               // out_of_stock
    Said{"Não localizado", "Could not be found", "No localizado"},  // not_found
    Said{"Avariado / com defeito", "Damaged / defective", "Averiado / con defecto"},  // damaged
    Said{"Peça de mostruário", "Display piece", "Pieza de exhibición"},  // display_item
    Said{
        "Cor / tamanho / modelo diferente",
        "Other colour / size / model",
        "Color / talla / modelo diferente"},  // mismatch
    Said{
        "Vencido / validade curta",
        "Expired / short shelf life",
        "Vencido / vence pronto"},  // expired
    Said{
        "Reservado para outro cliente",
        "Reserved for another customer",
        "Reservado para otro cliente"},  // reserved_other
    Said{
        "Vendido na loja agora",
        "Just sold in the store",
        "Vendido en la tienda ahora"},  // sold_now
    Said{
        "Erro de cadastro (preço, EAN, foto)",
        "Wrong product data (price, EAN, photo)",
        "Error de catálogo (precio, EAN, foto)"},  // price_or_reg
    Said{
        "Loja sem condição de atender",
        "Store cannot take it on",
        "Tienda sin condiciones de atender"},  // no_capacity
    Said{
        "Não atende transportadora / tamanho",
        "Carrier / size not served",
        "No atiende transportista / tamaño"},  // carrier
    Said{
        "Endereço ou contato inválido",
        "Invalid address or contact",
        "Dirección o contacto inválido"},                                  // invalid_address
    Said{"Suspeita de fraude", "Suspected fraud", "Sospecha de fraude"},   // suspect_fraud
    Said{"Cliente desistiu", "Customer withdrew", "El cliente desistió"},  // customer_asked
    Said{
        "Para não dividir o pedido",
        "To keep the order whole",
        "Para no dividir el pedido"},                                   // avoid_split
    Said{"Outro (descrever)", "Other (describe)", "Otro (describir)"},  // other
};

constexpr std::array kJourneys = {
    Said{"Envio", "Shipping", "Envío"}, Said{"Retirada", "Pick-up", "Retiro"}};

constexpr std::array kMessages = {
    Said{"Resposta da loja", "The store's answer", "Respuesta de la tienda"},  // decide
    Said{"Situação do pedido", "State of the order", "Estado del pedido"},     // status
    Said{
        "Resposta ao cancelamento",
        "Answer to the cancellation",
        "Respuesta a la cancelación"},  // answer_cancellation
    Said{"Anulação da etiqueta", "Voiding of the label", "Anulación de la etiqueta"},  // void_label
    Said{
        "Pedido da etiqueta", "Request for the label", "Solicitud de la etiqueta"},  // fetch_labels
    Said{"Volumes do pedido", "Boxes of the order", "Bultos del pedido"},  // declare_packages
};

}  // namespace

std::string_view wordOf(OrderState state, Language language) {
    return kStates.at(static_cast<std::size_t>(state)).in(language);
}

std::string_view wordOf(RefusalReason reason, Language language) {
    return kReasons.at(static_cast<std::size_t>(reason)).in(language);
}

std::string_view wordOf(Journey journey, Language language) {
    return kJourneys.at(static_cast<std::size_t>(journey)).in(language);
}

std::string_view wordOf(MessageKind kind, Language language) {
    return kMessages.at(static_cast<std::size_t>(kind)).in(language);
}

}  // namespace balcao
