package report_test

import (
	"fmt"
	"os"

	"altyn"
	"altyn/internal/report"
)

func Example() {
	messages, err := report.Load("en")
	if err != nil {
		fmt.Println(err)
		return
	}
	p := report.NewPrinter(messages, nil) // with a record, names stand in the place of ids
	text := "Tuvalu won its first medal."
	c := altyn.CheckedReading{
		Schema:   altyn.StatementsSchema,
		Document: altyn.Document{Name: "report.txt", Language: "en"},
		Statements: []altyn.CheckedStatement{{
			Statement: altyn.Statement{ID: "s1", Kind: altyn.Superlative, Start: 7, End: 26, Text: text[7:26]},
			Judgement: altyn.Judgement{Verdict: altyn.Contradicted, Severity: altyn.Error,
				Reason: altyn.Msg("check-contradicted", "has", altyn.Msg("check-has-tally", "nation", altyn.NationID("TUV"), "total", altyn.N(0)))},
		}},
	}
	p.Judge(&c)
	if err := p.WriteChecked(os.Stdout, &c, []byte(text), report.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// report.txt:1:8: contradicted error: The record has something else: TUV: 0 medals.
	//     1 | Tuvalu won its first medal.
	//       |        ^^^^^^^^^^^^^^^^^^^
	// report.txt: 1 statement checked: 1 contradicted.
}
