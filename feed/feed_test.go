package feed_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"altyn/feed"
)

func TestGivenFirst(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"HOLM Lars", "Lars Holm"},
		{"Lars HOLM", "Lars Holm"},
		{"van HOLM Lars", "Lars van Holm"},
		{"Lars van HOLM", "Lars van Holm"},
		{"HOLM-BERG Anna Maria", "Anna Maria Holm-Berg"},
		{"Lars Holm", "Lars Holm"},
		{"LARS HOLM", "Lars Holm"},
		{"", ""},
		{"O'BRIEN Tom", "Tom O'Brien"},
	} {
		if got := feed.GivenFirst(c.in); got != c.want {
			t.Errorf("GivenFirst(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestFaults has each fault of a file with its line and column.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f.csv: the file is empty: want at least the header a,b"},
		{"missing column", "a,c\n", "f.csv:1:3: there is no column \"c\" in this data set; want a,b"},
		{"missing column alone", "a\n", "f.csv:1: the column \"b\" is missing; is this the right file?"},
		{"twice", "a,b,a\n", "f.csv:1:5: the column \"a\" is there twice"},
		{"ragged", "a,b\n1\n", "f.csv:2: the row has not as many cells as the header"},
		{"bare quote", "a,b\n1,x\"y\n", "f.csv:2:4: a quote inside a cell that is not quoted"},
		{"open quote", "a,b\n1,\"x\n", "f.csv:2:6: text after the closing quote of a cell, or a quote that is never closed"},
		{"not text", "a,b\n1,\xff\n", "f.csv:2:3: the cell is not text in UTF-8"},
		{"in runes", "a,b\nҚҚ,\xff\n", "f.csv:2:4: the cell is not text in UTF-8"},
		{"NUL", "a,b\n1,\x00\n", "f.csv:2:3: the cell is not text in UTF-8"},
		{"long cell", "a,b\n1," + strings.Repeat("x", feed.MaxField+1) + "\n", "f.csv:2:3: the cell is 65537 bytes long; the limit is 65536"},
		{"bomb", "a,b\n1,\"" + strings.Repeat("x\n", feed.MaxRecord), "f.csv:524289: the row is longer than 1048576 bytes, or a quote is never closed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := feed.OpenCSV("f.csv", strings.NewReader(c.text), []string{"a", "b"}, nil)
			if err == nil {
				for f.Next() {
				}
				err = f.Err()
			}
			var fe *feed.Error
			if !errors.As(err, &fe) || err.Error() != c.want {
				t.Errorf("%v\nwant %s", err, c.want)
			}
		})
	}
}

func ExampleOpenCSV() {
	c, err := feed.OpenCSV("medals.csv", strings.NewReader("noc,gold\nDEN,2\n"), []string{"noc", "gold"}, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for c.Next() {
		fmt.Println(c.Line(), c.Get("noc"), c.Get("gold"))
	}
	// Output: 2 DEN 2
}
