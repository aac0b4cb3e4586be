package table

// The limits of a file. Past one of them reading stops with a finding of the rule `limit`.
const (
	MaxBytes    = 1 << 28 // of a file: 256 MiB
	MaxField    = 1 << 16 // bytes of a field
	MaxRows     = 4 << 20 // rows of a file
	MaxFindings = 200     // findings of a file
)
