# Writes FOLDER/papers.sha256: the hashes of the two fonts, one a line, regular first.
file(SHA256 ${FOLDER}/papers-regular.ttf regular)
file(SHA256 ${FOLDER}/papers-bold.ttf bold)
file(WRITE ${FOLDER}/papers.sha256 "${regular}\n${bold}\n")
