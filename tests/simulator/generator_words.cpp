#include "tests/simulator/generator_words.h"

namespace balcao::simulator {

const std::vector<Product>& products() {
    static const std::vector<const char*> sizes{"PP", "P", "M", "G", "GG", "XGG"};
    static const std::vector<const char*> shoes{
        "33", "34", "35", "36", "37", "38", "39", "40", "41"};
    static const std::vector<const char*> jeans{"36", "38", "40", "42", "44", "46", "48"};
    static const std::vector<const char*> volts{"110 V", "220 V", "bivolt"};
    static const std::vector<const char*> memory{"64 GB", "128 GB", "256 GB"};
    static const std::vector<const char*> volumes{"30 ml", "50 ml", "100 ml", "250 ml", "400 ml"};
    static const std::vector<const char*> shades{"01 Claro", "02 Médio", "03 Bege", "04 Escuro"};
    static const std::vector<Product> all{
        {"Vestido midi de linho com botões", "VML-2031", "tamanho", sizes, true, 25990},
        {"Camiseta básica de algodão pima", "CBA-1001", "tamanho", sizes, true, 8990},
        {"Calça jeans reta cintura alta", "CJR-4410", "tamanho", jeans, true, 19990},
        {"Camisa social slim não amarrota", "CSS-3307", "tamanho", sizes, true, 17990},
        {"Jaqueta corta-vento com capuz", "JCV-5520", "tamanho", sizes, true, 34990},
        {"Saia plissada longa", "SPL-2214", "tamanho", sizes, true, 15990},
        {"Tênis de corrida amortecimento leve", "TCA-7781", "tamanho", shoes, true, 42990},
        {"Sandália rasteira de couro trançado", "SRC-7012", "tamanho", shoes, true, 12990},
        {"Bota coturno feminina salto tratorado", "BCF-7303", "tamanho", shoes, true, 38990},
        {"Bolsa tiracolo pequena com corrente", "BTP-8120", "modelo", {"único"}, true, 21990},
        {"Cinto de couro legítimo fivela dupla", "CCL-8004", "tamanho", sizes, true, 9990},
        {"Pijama infantil manga longa dinossauros que brilham no escuro",
         "PIM-6110",
         "tamanho",
         {"2", "4", "6", "8", "10"},
         true,
         11990},
        {"Meia cano médio kit com 3 pares", "MCM-9003", "tamanho", {"34-38", "39-43"}, true, 3990},
        {"Fone de ouvido sem fio com cancelamento de ruído",
         "FSF-100",
         "modelo",
         {"único"},
         true,
         59990},
        {"Caixa de som portátil à prova d'água", "CSP-220", "voltagem", volts, true, 34990},
        {"Liquidificador 1000 W copo de vidro", "LQV-1000", "voltagem", volts, true, 27990},
        {"Cafeteira elétrica programável 30 xícaras", "CEP-030", "voltagem", volts, true, 39990},
        {"Secador de cabelo iônico 2100 W", "SCI-2100", "voltagem", volts, true, 24990},
        {"Telefone celular tela 6,5 polegadas", "TCT-065", "memória", memory, true, 189990},
        {"Relógio inteligente com monitor cardíaco",
         "RIM-012",
         "modelo",
         {"40 mm", "44 mm"},
         true,
         79990},
        {"Carregador rápido USB-C 30 W", "CRU-030", "modelo", {"único"}, false, 12990},
        {"Ventilador de mesa 40 cm 6 pás", "VM6-040", "voltagem", volts, true, 18990},
        {"Perfume feminino flor de maracujá", "PFM-050", "volume", volumes, false, 18990},
        {"Colônia masculina capim-limão", "CMC-100", "volume", volumes, false, 13990},
        {"Base líquida efeito matte FPS 20", "BLM-020", "tom", shades, false, 7990},
        {"Batom líquido longa duração",
         "BLL-012",
         "tom",
         {"Ameixa", "Rosé", "Vermelho", "Café"},
         false,
         4990},
        {"Hidratante corporal castanha e andiroba", "HCA-400", "volume", volumes, false, 5990},
        {"Protetor solar facial FPS 60 toque seco", "PSF-060", "volume", volumes, false, 6990},
        {"Xampu reconstrutor para cachos", "XRC-250", "volume", volumes, false, 3490},
        {"Kit presente sabonetes artesanais açaí, cupuaçu e pitanga",
         "KPS-003",
         "modelo",
         {"3 unidades"},
         false,
         4590},
    };
    return all;
}

const std::vector<const char*>& firstNames() {
    static const std::vector<const char*> all{
        "Ana Luísa",      "João Vítor", "Conceição",
        "Antônio",        "Bárbara",    "Cauã",
        "Débora",         "Érica",      "Flávia",
        "Gonçalo",        "Heloísa",    "Íris",
        "Jussara",        "Kauê",       "Lívia",
        "Marcos Antônio", "Natália",    "Otávio",
        "Patrícia",       "Quitéria",   "Raí",
        "Sílvia",         "Tomás",      "Ubirajara",
        "Vanessa",        "Wellington", "Ximena",
        "Yara",           "Zélia",      "Luiz Inácio Bartolomeu"};
    return all;
}

const std::vector<const char*>& lastNames() {
    static const std::vector<const char*> all{
        "da Silva",
        "Gonçalves",
        "Araújo",
        "Brandão",
        "Conceição",
        "D'Ávila",
        "Esperança",
        "Falcão",
        "Guimarães",
        "Höffmann",
        "Inácio",
        "Jordão",
        "Kowalski",
        "Leão",
        "Magalhães",
        "Nóbrega",
        "Ourém",
        "Peçanha",
        "Queirós",
        "Rebouças",
        "Simões",
        "Tiê",
        "Uchôa",
        "Valadão",
        "Wünsch",
        "Ximenes",
        "Yamashita",
        "Zanettini",
        "de Albuquerque e Mello dos Santos Vasconcellos"};
    return all;
}

const std::vector<const char*>& companies() {
    static const std::vector<const char*> all{
        "Padaria Pão da Praça Ltda",
        "Clínica Sorriso São José S/S",
        "Instituto Educação & Ação",
        "Oficina Mecânica Dois Irmãos ME",
        "Associação Beneficente das Senhoras da Paróquia de Nossa Senhora da Conceição"};
    return all;
}

const std::vector<const char*>& streets() {
    static const std::vector<const char*> all{
        "Rua das Acácias",
        "Avenida Brigadeiro Aurélio",
        "Travessa do Comércio",
        "Rua Coronel Joaquim Proença",
        "Alameda dos Ipês",
        "Praça da Matriz",
        "Estrada do Açude Velho",
        "Rua Doutor Ângelo Lourenço",
        "Avenida Beira-Rio",
        "Rua 7 de Setembro"};
    return all;
}

const std::vector<const char*>& districts() {
    static const std::vector<const char*> all{
        "Centro",
        "Jardim América",
        "Vila São João",
        "Água Fria",
        "Boa Vista",
        "Consolação",
        "Santo Antônio",
        "Parque das Nações"};
    return all;
}

const std::vector<const char*>& complements() {
    static const std::vector<const char*> all{
        "", "", "Apto 42", "Bloco B, apto 1203", "Casa 2", "Fundos", "Sala 501", "Portaria social"};
    return all;
}

const std::vector<const char*>& colours() {
    static const std::vector<const char*> all{
        "azul",
        "preto",
        "branco",
        "verde-musgo",
        "vermelho",
        "bege",
        "cinza",
        "amarelo",
        "lilás",
        "marrom",
        "rosa-chá",
        "estampado"};
    return all;
}

const std::vector<const char*>& notes() {
    static const std::vector<const char*> all{
        "Deixar com o porteiro",
        "Ligar antes de entregar",
        "Cliente pediu nota sem preço",
        "Endereço difícil: portão azul depois da ponte",
        "Não aceita troca de cor",
        "Urgente: aniversário amanhã!"};
    return all;
}

const std::vector<const char*>& giftMessages() {
    static const std::vector<const char*> all{
        "Feliz aniversário, mãe! Com amor, seus filhos.",
        "Parabéns pela formatura 🎓",
        "Para você usar no São João. Beijos!",
        "Com carinho da turma do escritório"};
    return all;
}

const std::vector<Place>& places() {
    static const std::vector<Place> all{
        {"São Paulo", "SP", "01310"},
        {"Campinas", "SP", "13010"},
        {"Rio de Janeiro", "RJ", "20040"},
        {"Niterói", "RJ", "24020"},
        {"Belo Horizonte", "MG", "30130"},
        {"Uberlândia", "MG", "38400"},
        {"Vitória", "ES", "29010"},
        {"Salvador", "BA", "40020"},
        {"Recife", "PE", "50030"},
        {"Fortaleza", "CE", "60060"},
        {"Belém", "PA", "66010"},
        {"Manaus", "AM", "69005"},
        {"Brasília", "DF", "70040"},
        {"Goiânia", "GO", "74003"},
        {"Cuiabá", "MT", "78005"},
        {"Curitiba", "PR", "80010"},
        {"Florianópolis", "SC", "88010"},
        {"Porto Alegre", "RS", "90010"}};
    return all;
}

const std::vector<CarrierWords>& carriers() {
    static const std::vector<CarrierWords> all{
        {"ECT", "Correios", "SEDEX"},
        {"ECT", "Correios", "PAC"},
        {"ECT", "Correios", "SEDEX 10"},
        {"JAD", "Jadlog", ".Package"},
        {"LOG", "Loggi", "Expresso"},
        {"MTB", "Motoboy da loja", "Hoje"}};
    return all;
}

const std::vector<ChannelWords>& channels() {
    static const std::vector<ChannelWords> all{
        {"SITE", "Loja virtual", false},
        {"SITE", "Loja virtual", false},
        {"APP", "Aplicativo", false},
        {"PRT", "Prateleira infinita", false},
        {"MKT1", "Mercado do Bairro", true},
        {"MKT2", "Feira Online", true}};
    return all;
}

}  // namespace balcao::simulator
