package record

import (
	"reflect"
	"sync"
)

// derived holds what other packages work out of the snapshot, by its type.
type derived struct{ byType sync.Map }

// Derive gives what build makes of the record: built once for each snapshot and each type T, when first asked for, and
// kept with the snapshot. It is for indexes that another package needs, such as rows in another order; the value must
// not change afterwards, and T must be a type of that package, which so is the only one to use it.
func Derive[T any](r *Record, build func(*Record) *T) *T {
	t := reflect.TypeFor[T]()
	once, ok := r.derived.byType.Load(t)
	if !ok {
		once, _ = r.derived.byType.LoadOrStore(t, sync.OnceValue(func() *T { return build(r) }))
	}
	return once.(func() *T)()
}
