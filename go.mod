module altyn

go 1.26
