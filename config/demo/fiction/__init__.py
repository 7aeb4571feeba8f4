"""The demo's made-up world, told as stories that live through the same real actions as anybody.

Nobody and nothing in here is real: not the countries, the forces, the offices or the people.
`days` lets the stories happen in the order of the calendar; `cast` and `register` say who there
is; `prose` and `dangers` are what officials would write; `road` walks a case along; the stories
themselves stand in `stories`.
"""
