"""What the tests of the house and its table measure: functions over the parsed source of a checkout, this one or another."""
