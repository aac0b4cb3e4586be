package record

import (
	"fmt"
	"strings"
)

// Manual gives the page of the manual that describes every table and column of a record, as Markdown: doc/data.md.
func Manual() []byte {
	var b strings.Builder
	b.WriteString(manualHead)
	for _, s := range schemas().list {
		fmt.Fprintf(&b, "| [%s](#%s) | `%s` | %s |\n", s.Name, s.Name, s.Path, cell(s.Description))
	}
	b.WriteString("\n## Columns of every table of facts\n\n")
	b.WriteString("Every table but `sources`, `tables` and `precedence` ends with these columns.\n\n")
	prov := provenance()
	columns(&b, prov)
	for _, s := range schemas().list {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n", s.Name, s.Description)
		file := "File"
		if strings.Contains(s.Path, "{") {
			file = "Files"
		}
		within := ""
		if s.KeyInFile {
			within = " within a file"
		}
		fmt.Fprintf(&b, "%s: `%s`. Key%s: %s.", file, s.Path, within, keyWords(s.Key))
		if s.Required {
			b.WriteString(" A record without it is of no use.")
		}
		if s.Provenance {
			b.WriteString(" Ends with the [columns of every table of facts](#columns-of-every-table-of-facts).")
		}
		b.WriteString("\n\n")
		own := s.Columns
		if s.Provenance {
			own = own[:len(own)-len(prov)]
		}
		columns(&b, own)
	}
	return []byte(b.String())
}

const manualHead = `# The data

<!-- Made from record/schema.json by "go generate ./..."; change it there. -->

The record is a directory of CSV tables, a [Frictionless Data Package](https://datapackage.org) described by its
` + "`datapackage.json`" + `. ` + "`data/`" + ` holds the one that ships; a directory of your own with the same layout loads the same way.
Tables without a file are empty; only games, nations and sources must be there.

- **Files** are RFC 4180 with a comma, UTF-8 without a byte order mark, lines ended by LF, a header row with every column in
  the order given here, no needless quotes, and rows in the order of their keys: part by part, numbers by value, other text
  by its bytes. A file is exactly what writing its rows gives, so that a change of one fact is one changed line.
- **Empty** is not known; **-** does not apply.
- **number** is a whole number in plain digits, not below 0.
- **date** is a day or a part of one in EDTF: ` + "`2012-07-28`, `2012-07`, `2012`, an interval `2016/2018`, an open one `1994/..`" + `.
  A partial date is one day somewhere in its window, but where the column says that it is the whole window.
- **instant** is RFC 3339 in UTC: ` + "`2026-05-01T12:00:00Z`" + `.
- **id of** a table is the key of one of its rows; a **list of** ids is separated by one space.
- Three dates are never mixed: when something was true in the world (` + "`on`, `decided`, `valid`" + `), when a source said so
  (` + "`published`" + `), and when it was written here (` + "`recorded`" + `). Rows are never deleted: ` + "`withdrawn`" + ` with a reason.

What must hold between rows is checked by ` + "`altyn lint`" + `: see [lint.md](lint.md).

| table | file | a row is |
| --- | --- | --- |
`

func provenance() []Column {
	for _, s := range schemas().list {
		if s.Provenance {
			for i, c := range s.Columns {
				if c.Name == "source" {
					return s.Columns[i:]
				}
			}
		}
	}
	return nil
}

func columns(b *strings.Builder, list []Column) {
	b.WriteString("| column | holds | what it is |\n| --- | --- | --- |\n")
	for _, c := range list {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", c.Name, cell(c.holds()), cell(c.Description))
	}
}

// holds words what a cell may hold.
func (c Column) holds() string {
	var s string
	switch {
	case c.Type == "id":
		s = fmt.Sprintf("id of [%s](#%s)", c.Of, c.Of)
	case c.Type == "list":
		s = fmt.Sprintf("list of [%s](#%s)", c.Of, c.Of)
	case len(c.Enum) > 0:
		s = "`" + strings.Join(c.Enum, "`, `") + "`"
	case c.Type == "number" && c.Min > 0:
		s = fmt.Sprintf("number, from %d", c.Min)
	default:
		s = c.Type
	}
	for _, word := range c.Also {
		s += ", or `" + word + "`"
	}
	if c.Required {
		s += "; never empty"
	}
	return s
}

func keyWords(key []string) string {
	return "`" + strings.Join(key, "`, `") + "`"
}

// cell makes text fit for a cell of a Markdown table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;").Replace(s)
}
