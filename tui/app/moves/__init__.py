"""What keys do to a view: pure steps from one `View` to the next."""
