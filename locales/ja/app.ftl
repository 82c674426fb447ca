# エラーのほかにコマンドが言うこと。

severity-error = 直すところ
severity-warning = 気をつけるところ
check-summary = 使える講座は{ $lessons }本です。直すところ { $errors }件、気をつけるところ { $warnings }件。
level-first = はじめの一歩
level-basic = 基本
level-applied = ふだん使い
lesson-line = { $level }、{ $minutes }分、{ $steps }ステップ
lesson-due = 本物の電話と見くらべる時期です（前回：{ $date }）。
lesson-stale = 学ぶ人には見えていません。本物の電話と見くらべたのは { $date } です。
answer-right = 正しい答え
staff-note = 手伝う人へ
practice-note = （キオスクの画面での練習）
qr-due = アドレスを確かめたのは { $date } です。わたす前に、もう一度確かめてください。
