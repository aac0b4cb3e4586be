package desk

import "bytes"

// bodyStart is the number of bytes before the first byte of the text proper: the byte order mark.
func bodyStart(text []byte) int {
	mark := []byte("\xef\xbb\xbf")
	if bytes.HasPrefix(text, mark) {
		return len(mark)
	}
	return 0
}
