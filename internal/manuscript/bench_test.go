package manuscript_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"altyn/internal/manuscript"
)

// BenchmarkNew turns reports of one megabyte into text.
func BenchmarkNew(b *testing.B) {
	sentence := "Bravia won two gold medals and one silver at the Games, and finished 12th.\n"
	plain := strings.Repeat(sentence, 1<<20/len(sentence))
	cyrillic, err := charmap.Windows1251.NewEncoder().String(strings.Repeat("Сборная Бравии выиграла две золотые медали.\n", 1<<20/44))
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ name, input string }{
		{"a.txt", plain},
		{"a.md", strings.ReplaceAll(plain, "two gold", "**two** [gold](x)")},
		{"a.html", "<p>" + strings.ReplaceAll(strings.ReplaceAll(plain, "two gold", "<b>two</b>&nbsp;gold"), "\n", "</p>\n<p>")},
		{"utf16.txt", utf16Bytes(plain, false, true)},
		{"1251.txt", cyrillic},
		{"a.docx", docx(b, strings.Repeat(para(sentence), 1<<20/len(sentence)))},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(1 << 20)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := manuscript.New(c.name, []byte(c.input), manuscript.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
