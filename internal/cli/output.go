package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"altyn/internal/report"
)

// printCSV writes a table with its header.
func printCSV(w io.Writer, header []string, rows [][]string) error {
	c := csv.NewWriter(w)
	if err := c.Write(header); err != nil {
		return err
	}
	return c.WriteAll(rows)
}

// grid is text in columns. A column is set flush right where its title begins with a greater-than sign.
type grid struct {
	head []string
	rows [][]string
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

func (g *grid) print(w io.Writer, indent string) {
	head := make([]report.Column, len(g.head))
	for i, h := range g.head {
		head[i].Title, head[i].Right = strings.CutPrefix(h, ">")
	}
	c := report.NewColumns(head...)
	for _, row := range g.rows {
		c.Add(row...)
	}
	c.WriteIndented(w, indent) // the session's writer keeps the error until it is flushed
}

// paragraph prints text wrapped at 100 columns.
func paragraph(w io.Writer, text, indent string) {
	col := 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case col == 0:
			fmt.Fprint(w, indent, word)
			col = len(indent) + n
		case col+1+n > 100:
			fmt.Fprint(w, "\n", indent, word)
			col = len(indent) + n
		default:
			fmt.Fprint(w, " ", word)
			col += 1 + n
		}
	}
	if col > 0 {
		fmt.Fprintln(w)
	}
}
