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

// Entries gives the rows of the plan as entries of a journal, some thousand rows each: those of the large tables in the
// order of the data set, the rest as canonical CSV in order of path.
func (p *Plan) Entries() ([]journal.Entry, error) {
	t := p.Tables
	var out []journal.Entry
	if len(t.People) > 0 {
		c := newChunker("people.csv", "id,name,sex,born,died,nations,sports", t.People[0].Provenance)
		for i := range t.People {
			x := &t.People[i]
			c.row(string(x.ID), x.Name, string(x.Sex), x.Born.String(), x.Died.String(), joined(x.Nations), joined(x.Sports))
		}
		out = append(out, c.flush()...)
	}
	if len(t.Identities) > 0 {
		c := newChunker("identities.csv", "person,other,same", t.Identities[0].Provenance)
		for i := range t.Identities {
			x := &t.Identities[i]
			c.row(string(x.Person), x.Other, x.Same)
		}
		out = append(out, c.flush()...)
	}
	if len(t.Entries) > 0 {
		c := newChunker("entries.csv", "id,games,event,nation,name", t.Entries[0].Provenance)
		for i := range t.Entries {
			x := &t.Entries[i]
			c.row(string(x.ID), string(x.Games), string(x.Event), string(x.Nation), x.Name)
		}
		out = append(out, c.flush()...)
	}
	if len(t.Members) > 0 {
		c := newChunker("members.csv", "entry,person,role,order", t.Members[0].Provenance)
		for i := range t.Members {
			x := &t.Members[i]
			c.row(string(x.Entry), string(x.Person), string(x.Role), x.Order.String())
		}
		out = append(out, c.flush()...)
	}
	t.People, t.Identities, t.Entries, t.Members = nil, nil, nil, nil
	files, err := t.Files()
	if err != nil {
		return nil, fmt.Errorf("write rows of the import: %w", err)
	}
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
