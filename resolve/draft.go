package resolve

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"altyn/journal"
)

// chunkRows and chunkBytes bound one entry of a batch.
const (
	chunkRows  = 4000
	chunkBytes = 4 << 20
)

// Entries gives the rows of the plan as entries of a journal: canonical CSV, some thousand rows each, in order of path.
func (p *Plan) Entries() ([]journal.Entry, error) {
	files, err := p.Tables.Files()
	if err != nil {
		return nil, fmt.Errorf("write rows of the import: %w", err)
	}
	var out []journal.Entry
	for _, path := range slices.Sorted(maps.Keys(files)) {
		out = appendChunks(out, path, files[path])
	}
	return out, nil
}

// appendChunks cuts a file with a header into entries that each have the header.
func appendChunks(out []journal.Entry, path string, text []byte) []journal.Entry {
	end := bytes.IndexByte(text, '\n') + 1
	head, rest := text[:end], text[end:]
	for len(rest) > 0 {
		rows, at, quoted := 0, 0, false
		for i, c := range rest {
			if c == '"' {
				quoted = !quoted
			}
			if c == '\n' && !quoted {
				at, rows = i+1, rows+1
				if rows == chunkRows || at > chunkBytes {
					break
				}
			}
		}
		if at == 0 {
			at, rows = len(rest), 1
		}
		body := make([]byte, 0, len(head)+at)
		body = append(append(body, head...), rest[:at]...)
		out = append(out, journal.Entry{Op: journal.Put, Path: path, Rows: rows, Body: body})
		rest = rest[at:]
	}
	return out
}
