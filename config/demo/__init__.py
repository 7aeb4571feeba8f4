"""`manage.py demo`: the whole of Heed on one machine, with embedded services and a world."""
