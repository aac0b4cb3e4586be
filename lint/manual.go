package lint

import (
	"fmt"
	"strings"
)

// Manual gives the page of the manual that describes every rule, as Markdown: doc/lint.md.
func Manual() []byte {
	var b strings.Builder
	b.WriteString(manualHead)
	for _, r := range Rules() {
		fmt.Fprintf(&b, "| [%s](#%s) | %s |\n", r.Name, r.Name, r.Severity)
	}
	for _, r := range Rules() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", r.Name, r.Doc)
	}
	return []byte(b.String())
}

const manualHead = `# What lint checks

<!-- Made from the rules in lint/ by "go generate ./..."; change them there. -->

` + "`altyn lint`" + ` checks the record that ships, ` + "`altyn lint DIR`" + ` one of your own: every rule, every file, not stopping at the first
fault. A finding has the file, the line and the column in characters, what is there and what was expected, the name of its
rule, and a remedy where one is known:

` + "```" + `
results/2012S/judo.csv:7:93: error: 2012-09-28 is 47 days after 2012S, which ended on 2012-08-12 [date-outside-games]
` + "```" + `

A fault that is understood goes into the table ` + "`exceptions`" + `: the name of the rule, the row (its id, as
` + "`results:<key>`" + `, or the key alone; for medal tables the publication, or the publication, a bar and the nation), why, and who says
so. It is not reported then; an exception that exempts nothing is.

| rule | severity |
| --- | --- |
`
