# Screens for staff

## Lists that scroll
sheet-above = { $rows ->
    [one] 1 more row above
   *[other] { $rows } more rows above
 }
sheet-below = { $rows ->
    [one] 1 more row below
   *[other] { $rows } more rows below
 }
