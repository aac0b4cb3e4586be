package lint

import (
	"fmt"
	"hash/maphash"

	"altyn"
)

var duplicateID = Rule{
	Name:     "duplicate-id",
	Severity: altyn.Error,
	Doc:      "No two rows of a table that count have the same key (doc/data.md names its columns) and the same source. A row that was withdrawn may be followed by another of its key. What another source says of the same is a claim of its own; which counts, the table of precedence says.",
	line: func(p *pass, l *line) {
		if l.withdrawn() {
			return
		}
		id := l.key() + "\x00" + l.cell("source")
		if l.schema.KeyInFile {
			id = l.path + ":" + id
		}
		first, taken := p.keys.add(l, id)
		if !taken {
			return
		}
		where := fmt.Sprintf("in line %d", first.line)
		if first.path != l.path {
			where = fmt.Sprintf("in %s:%d", first.path, first.line)
		}
		p.reportCell(l, l.schema.Key[0], "remove one, or withdraw it with a reason", "the row %s is there already, %s", l.key(), where)
	},
}

// seen remembers the keys of the rows of one table and where each stands. Of a key it keeps 128 bits of hash: of millions
// of keys two will not have the same, and the keys themselves would take more memory than the record.
type seen struct {
	table string
	seeds [2]maphash.Seed
	at    map[[2]uint64]place
}

type place struct {
	path string
	line int
}

// add remembers the key of a row, or gives where it was seen before.
func (s *seen) add(l *line, key string) (first place, taken bool) {
	if s.at == nil || s.table != l.table {
		*s = seen{table: l.table, seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}, at: map[[2]uint64]place{}}
	}
	k := [2]uint64{maphash.String(s.seeds[0], key), maphash.String(s.seeds[1], key)}
	if first, taken = s.at[k]; !taken {
		s.at[k] = place{l.path, l.number}
	}
	return first, taken
}
