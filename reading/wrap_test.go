package reading

import (
	"slices"
	"testing"
)

func TestBlocksJoinWrappedLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"wrapped", "Ana Torv won the silver medal in the women's 200 metres on\nSunday, and Lea Brun finished fifth in the final of the\nhigh jump.\n\nNext.\n",
			[]string{"Ana Torv won the silver medal in the women's 200 metres on\nSunday, and Lea Brun finished fifth in the final of the\nhigh jump.", "Next."}},
		{"heading before", "Torv second\nAna Torv won the silver medal in the women's 200 metres on\nSunday after a long wait for the photo, which took the\njudges an hour.\n",
			[]string{"Torv second", "Ana Torv won the silver medal in the women's 200 metres on\nSunday after a long wait for the photo, which took the\njudges an hour."}},
		{"two paragraphs without a line between", "Ana Torv won the silver medal in the women's 200 metres on\nSunday.\nLea Brun finished fifth in the final of the high jump, and\nwas not happy.\n",
			[]string{"Ana Torv won the silver medal in the women's 200 metres on\nSunday.", "Lea Brun finished fifth in the final of the high jump, and\nwas not happy."}},
		{"items", "- Ana Torv won the silver medal in the women's 200 metres on\n  Sunday\n- Lea Brun finished fifth in the final of the high jump, and\n  was not happy\n",
			[]string{"Ana Torv won the silver medal in the women's 200 metres on\n  Sunday", "Lea Brun finished fifth in the final of the high jump, and\n  was not happy"}},
		{"headlines", "Torv wins the first silver medal of her team on Sunday\nBrun finishes fifth in the high jump after a long wait\n",
			[]string{"Torv wins the first silver medal of her team on Sunday", "Brun finishes fifth in the high jump after a long wait"}},
		{"lines of a box", "Flag bearer: Ana Torv and Lea Brun, of the opening ceremony\nathletes: 12\n",
			[]string{"Flag bearer: Ana Torv and Lea Brun, of the opening ceremony", "athletes: 12"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range blocks([]byte(c.text)) {
				got = append(got, c.text[b.start:b.end])
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}
