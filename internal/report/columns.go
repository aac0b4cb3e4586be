package report

import (
	"bufio"
	"io"
	"strings"
)

// Columns is text in columns, set by display width, so that wide and combining characters line up.
type Columns struct {
	head  []Column
	rows  [][]string
	title bool
}

// Column is how a column is set.
type Column struct {
	Title string
	Right bool // numbers
	Max   int  // widest a cell may be, longer ones are cut; 0: any
}

// NewColumns gives empty columns. Without any title there is no head line.
func NewColumns(head ...Column) *Columns {
	c := &Columns{head: head}
	for _, h := range head {
		c.title = c.title || h.Title != ""
	}
	return c
}

// Add adds a row; missing cells are empty, cells too many are left out. What is no plain text is escaped.
func (c *Columns) Add(cells ...string) {
	row := make([]string, len(c.head))
	for i := range row {
		if i < len(cells) {
			row[i] = clean(cells[i])
			if m := c.head[i].Max; m > 0 {
				row[i] = cut(row[i], m)
			}
		}
	}
	c.rows = append(c.rows, row)
}

// Len gives the number of rows.
func (c *Columns) Len() int { return len(c.rows) }

// WriteTo writes the columns two blanks apart, without blanks at the end of lines.
func (c *Columns) WriteTo(w io.Writer) (int64, error) { return c.write(w, "") }

// WriteIndented is WriteTo with indent before each line.
func (c *Columns) WriteIndented(w io.Writer, indent string) error {
	_, err := c.write(w, indent)
	return err
}

func (c *Columns) write(w io.Writer, indent string) (int64, error) {
	rows := c.rows
	if c.title {
		head := make([]string, len(c.head))
		for i, h := range c.head {
			head[i] = clean(h.Title)
		}
		rows = append([][]string{head}, rows...)
	}
	widths := make([]int, len(c.head))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], displayWidth(cell))
		}
	}
	b := bufio.NewWriter(w)
	var total int64
	var line strings.Builder
	for _, row := range rows {
		line.Reset()
		line.WriteString(indent)
		for i, cell := range row {
			if i > 0 {
				line.WriteString("  ")
			}
			pad := strings.Repeat(" ", widths[i]-displayWidth(cell))
			if c.head[i].Right {
				line.WriteString(pad + cell)
			} else {
				line.WriteString(cell + pad)
			}
		}
		n, err := b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
		total += int64(n)
		if err != nil {
			return total, err
		}
	}
	return total, b.Flush()
}
