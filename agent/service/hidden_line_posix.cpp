#include "agent/service/hidden_line.h"

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace balcao {

std::string readHiddenLine() {
    termios usual{};
    const bool is_terminal = tcgetattr(STDIN_FILENO, &usual) == 0;
    if (is_terminal) {
        termios silent = usual;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string line;
    std::getline(std::cin, line);
    if (is_terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
        std::cout << std::endl;  // the one that was typed was not shown either
    }
    return line;
}

}  // namespace balcao
