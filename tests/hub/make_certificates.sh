#!/bin/bash
# Makes the certificates of the TLS tests in the folder $1: a CA and servers of every kind, good and bad.
set -euo pipefail
cd "$1"
new_key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -batch)

authority() { # name
    openssl req -x509 "${new_key[@]}" -subj "/CN=$1" -days 30 -keyout "$1.key" -out "$1.pem" 2>/dev/null
}

leaf() { # name, authority, subject, extensions, days
    openssl req "${new_key[@]}" -subj "$3" -keyout "$1.key" -out "$1.csr" 2>/dev/null
    printf '%b' "$4" > "$1.ext"
    openssl x509 -req -in "$1.csr" -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -days "$5" \
        -out "$1.pem" -extfile "$1.ext" 2>/dev/null
}

names='subjectAltName=DNS:hub.test,DNS:localhost,IP:127.0.0.1\n'
server='extendedKeyUsage=serverAuth\n'
authority ca
authority strangers
leaf good ca /CN=hub.test "$names$server" 30
leaf other_name ca /CN=hub.test "subjectAltName=DNS:other.test,IP:192.0.2.99\n$server" 30
leaf common_name_only ca /CN=hub.test "$server" 30
leaf part_of_name ca /CN=x "subjectAltName=DNS:h*.test,DNS:l*host\n$server" 30
leaf longer_name ca /CN=x "subjectAltName=DNS:hub.test.evil.test,DNS:localhost.evil.test\n$server" 30
leaf client_only ca /CN=hub.test "${names}extendedKeyUsage=clientAuth\n" 30
leaf expired ca /CN=hub.test "$names$server" -1
leaf unknown_authority strangers /CN=hub.test "$names$server" 30
leaf not_an_authority ca /CN=middle "basicConstraints=CA:FALSE\n" 30
leaf by_a_leaf not_an_authority /CN=hub.test "$names$server" 30
cat by_a_leaf.pem not_an_authority.pem > chain && mv chain by_a_leaf.pem
openssl req -x509 "${new_key[@]}" -subj /CN=hub.test -days 30 -keyout self_signed.key -out self_signed.pem \
    -addext "subjectAltName=DNS:hub.test,DNS:localhost,IP:127.0.0.1" 2>/dev/null
