# Writes FOLDER/papers.sha256: the hashes of the fonts FONTS in their order, one a line.
set(hashes "")
foreach(font IN LISTS FONTS)
    file(SHA256 ${FOLDER}/${font} hash)
    string(APPEND hashes "${hash}\n")
endforeach()
file(WRITE ${FOLDER}/papers.sha256 "${hashes}")
