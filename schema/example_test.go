package schema_test

import (
	"encoding/json"
	"fmt"

	"altyn/schema"
)

func Example() {
	for _, name := range schema.Names() {
		text, err := schema.Read(name)
		if err != nil {
			fmt.Println(err)
			return
		}
		var s struct{ Title string }
		if err := json.Unmarshal(text, &s); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s: %s\n", name, s.Title)
	}
	// Output:
	// differences-1.json: altyn.differences/1
	// findings-1.json: altyn.findings/1
	// log-1.json: altyn.log/1
	// statements-1.json: altyn.statements/1
	// table-1.json: altyn table
}
