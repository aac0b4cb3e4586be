package manuscript_test

import (
	"fmt"
	"strings"

	"altyn/internal/manuscript"
)

func Example() {
	page := "<h1>Bravia at the Games</h1><p>It won <b>two</b> gold &amp; silver medals.</p>"
	m, err := manuscript.Read("release.html", strings.NewReader(page), manuscript.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%s\n", m.Text)
	at := strings.Index(string(m.Text), "won two")
	start, end := m.InputSpan(at, at+len("won two"))
	fmt.Println(page[start:end])
	// Output:
	// Bravia at the Games
	//
	// It won two gold & silver medals.
	// won <b>two
}
