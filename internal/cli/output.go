package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
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

// grid is text in columns. A column is set flush right where its title begins with a greater-than sign; one without title
// and cells is left out.
type grid struct {
	head []string
	rows [][]string
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

func (g *grid) print(w io.Writer, indent string) {
	var head []report.Column
	var keep []int // columns that have a title or a cell
	for i, h := range g.head {
		if h == "" && !slices.ContainsFunc(g.rows, func(row []string) bool { return i < len(row) && row[i] != "" }) {
			continue
		}
		var c report.Column
		c.Title, c.Right = strings.CutPrefix(h, ">")
		head, keep = append(head, c), append(keep, i)
	}
	c := report.NewColumns(head...)
	for _, row := range g.rows {
		cells := make([]string, len(keep))
		for k, i := range keep {
			if i < len(row) {
				cells[k] = row[i]
			}
		}
		c.Add(cells...)
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
