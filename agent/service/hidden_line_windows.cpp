#include "agent/service/hidden_line.h"

#include <iostream>
#include <windows.h>

namespace balcao {

std::string readHiddenLine() {
    HANDLE const input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD usual = 0;
    const bool is_console = GetConsoleMode(input, &usual) != 0;
    if (is_console) {
        SetConsoleMode(input, usual & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    std::string line;
    std::getline(std::cin, line);
    if (is_console) {
        SetConsoleMode(input, usual);
        std::cout << std::endl;  // the one that was typed was not shown either
    }
    return line;
}

}  // namespace balcao
