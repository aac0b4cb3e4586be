package lint

import (
	"fmt"
	"strings"

	"altyn"
)

var duplicateID = Rule{
	Name:     "duplicate-id",
	Severity: altyn.Error,
	Doc:      "No two rows of a table that count have the same key (doc/data.md names its columns) and the same source. A row that was withdrawn may be followed by another of its key. What another source says of the same is a claim of its own; which counts, the table of precedence says.",
	check: func(p *pass) {
		type place struct {
			path string
			line int
		}
		first := map[string]place{}
		for l := range p.lines() {
			if l.withdrawn() {
				continue
			}
			id := l.table + ":" + l.key()
			if l.schema.KeyInFile {
				id = l.path + ":" + l.key()
			}
			id += "\x00" + l.cell("source")
			at, taken := first[id]
			if !taken {
				first[strings.Clone(id)] = place{l.path, l.number}
				continue
			}
			where := fmt.Sprintf("in line %d", at.line)
			if at.path != l.path {
				where = fmt.Sprintf("in %s:%d", at.path, at.line)
			}
			p.reportCell(l, l.schema.Key[0], "remove one, or withdraw it with a reason", "the row %s is there already, %s", l.key(), where)
		}
	},
}
