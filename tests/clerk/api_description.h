#pragma once

#include "tests/support/http_json.h"

#include <Poco/Dynamic/Var.h>
#include <Poco/JSON/Object.h>

#include <string>
#include <vector>

namespace balcao::test {

/// agent/clerk/api.yaml, to hold answers against.
class ApiDescription {
public:
    struct Operation {
        std::string operation_id;
        std::string method;
        std::string path;  // with {names}
        Poco::JSON::Object::Ptr description;
    };

    ApiDescription();

    const std::vector<Operation>& operations() const { return operations_; }
    const Operation& operation(const std::string& operation_id) const;

    /// What is wrong with an answer to an operation, in sentences: a status that is not described,
    /// another content type, a body that does not fit its schema. Empty if it is as described.
    std::vector<std::string> faultsOf(const std::string& operation_id, const HttpReply& reply)
        const;

    /// What is wrong with a JSON text that should fit the schema of that name.
    std::vector<std::string> faultsOfText(const std::string& schema_name, const std::string& text)
        const;

private:
    using Object = Poco::JSON::Object::Ptr;

    Object resolved(Object node) const;
    void check(
        const Poco::Dynamic::Var& value,
        Object schema,
        const std::string& path,
        std::vector<std::string>& faults
    ) const;
    void checkObject(
        Object value, Object schema, const std::string& path, std::vector<std::string>& faults
    ) const;

    Object root_;
    std::vector<Operation> operations_;
};

}  // namespace balcao::test
