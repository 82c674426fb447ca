# 係の人の画面

## 長い一覧
sheet-above = 上に、あと{ $rows }行あります
sheet-below = 下に、あと{ $rows }行あります
