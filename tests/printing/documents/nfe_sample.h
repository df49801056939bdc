#pragma once

#include <string>

namespace balcao::test {

inline constexpr const char* kDigitsKey = "35310312345678000195550010000102001123456786";
inline constexpr const char* kLettersKey = "35310312ABC34501DE35550010000102001123456786";

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto place = text.find(from); place != std::string::npos;
         place = text.find(from, place + to.size())) {
        text.replace(place, from.size(), to);
    }
    return text;
}

/// The file of an authorised NF-e, with what the label needs.
inline std::string nfeXml(const std::string& key = kDigitsKey) {
    return replaced(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<nfeProc versao="4.00" xmlns="http://www.portalfiscal.inf.br/nfe"><NFe xmlns="http://www.portalfiscal.inf.br/nfe">
<infNFe Id="NFeKEY" versao="4.00"><ide><cUF>35</cUF><natOp>Venda</natOp><mod>55</mod><serie>1</serie><nNF>10200</nNF>
<dhEmi>2031-03-14T12:58:01-03:00</dhEmi><tpNF>1</tpNF><tpAmb>1</tpAmb><indFinal>1</indFinal><indPres>2</indPres></ide>
<emit><CNPJ>12345678000195</CNPJ><xNome>Loja Exemplo Com&#233;rcio &amp; Moda Ltda</xNome><enderEmit><UF>SP</UF></enderEmit>
<IE>110042490114</IE></emit><dest><CPF>12345678909</CPF><xNome>Maria da Concei&#xE7;&#xE3;o</xNome>
<enderDest><UF>RJ</UF></enderDest></dest><total><ICMSTot><vNF>534.40</vNF></ICMSTot></total></infNFe></NFe>
<protNFe versao="4.00"><infProt><tpAmb>1</tpAmb><chNFe>KEY</chNFe><dhRecbto>2031-03-14T12:59:30-03:00</dhRecbto>
<nProt>135310000012345</nProt><cStat>100</cStat><xMotivo>Autorizado o uso da NF-e</xMotivo></infProt></protNFe></nfeProc>)",
        "KEY",
        key
    );
}

}  // namespace balcao::test
