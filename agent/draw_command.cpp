#include "agent/draw_command.h"

#include "agent/preview_file.h"

#include <Poco/Util/Application.h>
#include <Poco/Util/Option.h>

#include <iostream>

namespace balcao {

namespace {

using Poco::Util::Application;

}  // namespace

void DrawCommand::addOptions(
    Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
) {
    using Poco::Util::Option;
    options.addOption(
        Option{"preview", "", "draw what a label file will look like"}.argument("file").callback(
            callback
        )
    );
    options.addOption(Option{
        "example", "", "draw one of the store's own papers with invented values: voucher, ..."}
                          .argument("paper")
                          .callback(callback));
    options.addOption(Option{"output", "", "the PNG file that --preview and --example write"}
                          .argument("picture")
                          .callback(callback));
}

void DrawCommand::take(const std::string& name, const std::string& value) {
    if (name == "preview") {
        preview_ = value;
    } else if (name == "example") {
        example_ = value;
    } else {
        output_ = value;
    }
}

bool DrawCommand::isAskedFor() const {
    return !preview_.empty() || !example_.empty() || !output_.empty();
}

int DrawCommand::run(const SettingsRequest& request, const std::string& language) const {
    if (preview_.empty() == example_.empty() || output_.empty()) {
        std::cerr << "balcao-agent: --preview or --example, and --output go together\n";
        return Application::EXIT_USAGE;
    }
    try {
        if (!preview_.empty()) {
            previewFile(preview_, output_, std::cout);
        } else {
            exampleFile(example_, language, request, output_, std::cout);
        }
        return Application::EXIT_OK;
    } catch (const SettingsError&) {
        throw;
    } catch (const std::exception& problem) {
        std::cerr << "balcao-agent: " << problem.what() << '\n';
        return Application::EXIT_DATAERR;
    }
}

}  // namespace balcao
