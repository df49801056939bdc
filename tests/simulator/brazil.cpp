#include "tests/simulator/brazil.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

/// The modulo 11 digit of CPF and CNPJ: weights 2, 3, ... from the right, starting again after
/// `highest_weight`.
char modulo11(const std::string& digits, int highest_weight) {
    int sum = 0;
    int weight = 2;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        sum += (*digit - '0') * weight;
        weight = weight == highest_weight ? 2 : weight + 1;
    }
    const int rest = sum % 11;
    return static_cast<char>('0' + (rest < 2 ? 0 : 11 - rest));
}

}  // namespace

std::string withCpfCheck(const std::string& nine_digits) {
    std::string cpf = nine_digits;
    cpf += modulo11(cpf, 11);
    cpf += modulo11(cpf, 11);
    return cpf;
}

std::string withCnpjCheck(const std::string& twelve_digits) {
    std::string cnpj = twelve_digits;
    cnpj += modulo11(cnpj, 9);
    cnpj += modulo11(cnpj, 9);
    return cnpj;
}

std::string withEanCheck(const std::string& twelve_digits) {
    int sum = 0;
    for (std::size_t i = 0; i < twelve_digits.size(); ++i) {
        sum += (twelve_digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return twelve_digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool isEan13(const std::string& text) {
    const bool has_digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return has_digits && text.size() == 13 && withEanCheck(text.substr(0, 12)) == text;
}

}  // namespace balcao::simulator
