#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// `text` without what nobody outside of the shop may read, should it have got there: each of
/// `secrets`, e-mail addresses, and numbers that look like a CPF, CNPJ, telephone, CEP or any
/// number of ten digits and more become "[...]". Times, addresses of computers and our ids stay.
/// The second line of defence: the first is that nobody writes such things.
std::string scrubbed(std::string_view text, const std::vector<std::string>& secrets);

}  // namespace balcao
