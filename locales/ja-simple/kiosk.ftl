# キオスクの画面のことば（やさしい日本語）。読みは [漢字|かんじ] と書きます。ことばの間を空けます。下のならびのボタンには、漢字を使いません。

## 下のならび
nav-help = たすけて
nav-start = はじめ
nav-back = もどる
nav-display = ことば Language
nav-display-short = ことば/A
nav-next = つぎへ
page-of = ページ { $page }／{ $pages }
ok = とじる

## ことばと見やすさ
language-name = やさしい にほんご
attract-welcome = ようこそ
attract-about = スマホを れんしゅう します。
attract-touch = ここを さわって ください
attract-place = スマホの てらこや
language-title = どの ことばで [読|よ]みますか
display-title = ことばと [色|いろ]
display-language = ことばを かえる（Language）
display-theme = [色|いろ]を かえる（いまは「{ $theme }」）
display-hide = [画面|がめん]を かくす
display-speak-on = [声|こえ]で [読|よ]む
display-speak-off = [声|こえ]を [止|と]める
theme-paper = あかるい
theme-night = くらい
theme-plain = いろが ない

## はじめの画面
home-place = スマホの てらこや
home-heading = [何|なに]を しますか
home-learn = スマホを [習|なら]う
home-learn-note = ゆっくり 1つずつ
home-troubles = [困|こま]った ことを [調|しら]べる
home-troubles-note = うごかない、へんな メールが [来|き]た
home-services = [手続|てつづ]きや サービスを さがす
home-services-note = やくしょ、さいがい、ねんきん、としょかん
home-help = [係|かかり]の [人|ひと]を よぶ
home-help-note = [何|なん]でも [聞|き]いて ください
home-bookmark = しおりの [番号|ばんごう]が ある
home-bookmark-note = [前|まえ]の [続|つづ]きから [始|はじ]めます
home-bookmark-mine = しおりの [番号|ばんごう]を [見|み]る
loading = [準備|じゅんび]して います。[少|すこ]し [待|ま]って ください。
nothing-here = [今|いま]、ここには [何|なに]も ありません。[係|かかり]の [人|ひと]に [聞|き]いて ください。

## 習う
courses-heading = どれを [習|なら]いますか
lessons-heading = どれから [始|はじ]めますか
lesson-minutes = { $minutes }ふん ぐらい
lesson-begin = はじめる
lesson-about-heading = できるように なる こと
lesson-before = はじめる [前|まえ]に
lesson-asked = よく ある [質問|しつもん]を [読|よ]む
lesson-asked-heading = よく ある [質問|しつもん]
lesson-in-other-language = この ページは、[今|いま]は「{ $language }」で [書|か]いて あります。
step-progress = { $step }ばんめ／ぜんぶで{ $steps }
question-place = [考|かんが]えましょう
feedback-right = はい、そうです
feedback-other = もう [一度|いちど] [考|かんが]えましょう
feedback-again = もう [一度|いちど] えらぶ
end-heading = 「{ $lesson }」を [終|お]わりまで [読|よ]みました
end-ask = [今|いま]、[一人|ひとり]で できますか。[思|おも]った とおりに えらんで ください。
end-alone = [一人|ひとり]で できる
end-with-help = [人|ひと]と いっしょに できる
end-not-yet = まだ むずかしい
end-kept = [今日|きょう] [習|なら]った ことを [書|か]きました。[名前|なまえ]は [書|か]いて いません。
next-alone = すごいですね。[次|つぎ]も ゆっくり [習|なら]いましょう。
next-with-help = とても いいです。[何回|なんかい]も すると、[簡単|かんたん]に なります。
next-not-yet = だいじょうぶです。はじめは、みんな [同|おな]じです。もう [一度|いちど] [読|よ]んでも いいです。[係|かかり]の [人|ひと]に [聞|き]いても いいです。
next-heading = [次|つぎ]は どう しますか
next-lesson = [次|つぎ]に「{ $lesson }」を [習|なら]う
next-service = 「{ $service }」を [開|ひら]いて みる
next-again = もう [一度|いちど] はじめから [読|よ]む
next-home = [今日|きょう]は ここで [終|お]わる

## しおり
bookmark-place = しおり
bookmark-note = [次|つぎ]に [続|つづ]きから できる「しおり」も [作|つく]れます
bookmark-offer-heading = おつかれさまでした
bookmark-offer = しおりが あると、[次|つぎ]に [来|き]た とき、[続|つづ]きから [始|はじ]められます。
bookmark-make = しおりを [作|つく]る
bookmark-leave-without = [作|つく]らないで [終|お]わる
bookmark-making = しおりを [作|つく]って います。
bookmark-unmade = [今|いま]は しおりを [作|つく]れません。ごめんなさい。レッスンは [続|つづ]けて できます。
bookmark-unsaved = [今|いま]は [今日|きょう]の ことを [書|か]いて おけません。ごめんなさい。[係|かかり]の [人|ひと]に [言|い]って ください。
bookmark-number = しおりの [番号|ばんごう] { $number }
bookmark-copy = この [番号|ばんごう]を [紙|かみ]に [書|か]いて ください。[係|かかり]の [人|ひと]は [印刷|いんさつ]も できます。
bookmark-scan = [四角|しかく]い もようは、[番号|ばんごう]だけの QRコードです。
bookmark-no-name = [名前|なまえ]は [書|か]いて いません。[番号|ばんごう]を なくしても、また [作|つく]れます。
bookmark-copied = おわる
bookmark-offer-slip = [次|つぎ]に [来|き]た とき、この [番号|ばんごう]で [続|つづ]きから [始|はじ]められます。
bookmark-enter = しおりの [番号|ばんごう]を [入|い]れて ください。
bookmark-erase = けす
bookmark-missing = あと { $count }つ [入|い]れます。
bookmark-complete = そろいました。「つぎへ」を [押|お]して ください。
bookmark-wrong-digit = どこか 1つ ちがう ようです。[紙|かみ]を [見|み]て、「けす」で [直|なお]して ください。
bookmark-looking = さがして います。
bookmark-unknown = この [番号|ばんごう]は、ここでは [見|み]つかりません。[係|かかり]の [人|ひと]に [聞|き]いて ください。
bookmark-wait = { $seconds }びょう ぐらい [待|ま]って、もう [一度|いちど]「つぎへ」を [押|お]して ください。
bookmark-unreadable = [今|いま]は しおりを [開|ひら]けません。ごめんなさい。レッスンは できます。
bookmark-welcome = おかえりなさい
bookmark-was-at = [前|まえ]は、「{ $lesson }」の { $step }ばんめまで [読|よ]みました。
bookmark-had-finished = [前|まえ]は、「{ $lesson }」を [終|お]わりまで [読|よ]みました。
bookmark-nothing-yet = [好|す]きな ところから [始|はじ]めて ください。
bookmark-resume = つづける
bookmark-read-again = 「{ $lesson }」を もう [一度|いちど] [読|よ]む
bookmark-else = ほかの ことを する
recall-begin = 「{ $lesson }」を まだ [覚|おぼ]えて いますか
recall-note = [質問|しつもん]は 2つまで。テストでは ありません
recall-place = [思|おも]い[出|だ]しましょう
recall-other = だいじょうぶ、いっしょに [思|おも]い[出|だ]しましょう
recall-skip = [今日|きょう]は やめる

## スマホの種類
handset-heading = あなたの スマホは どれですか
handset-android = アンドロイド（Android）
handset-iphone = アイフォーン（iPhone）
handset-senior = らくらくスマホ、かんたんスマホ
handset-unknown = わからない
handset-find-heading = スマホの うらを [見|み]て ください
handset-find-apple = りんごの [絵|え]が ある
handset-find-senior = 「らくらく」「シンプル」「かんたん」の [字|じ]が ある
handset-find-other = どちらも ない
handset-find-none = わからない、[今|いま] [持|も]って いない
handset-for = { $handset }の とき

## ひとこと
alert-tip = [便利|べんり]な やりかた
alert-note = [知|し]って いると [安心|あんしん]です
alert-warning = [気|き]を つけて ください

## ことばの説明
word-place = ことばの [説明|せつめい]
word-link = 「{ $word }」の いみ
word-close = とじる
service-link = 「{ $service }」を [開|ひら]く
lesson-link = 「{ $lesson }」を [習|なら]う

## こまったこと
troubles-place = [困|こま]った こと
troubles-heading = どんな ことに [困|こま]って いますか
trouble-heading = いちばん [近|ちか]い ものを えらんで ください
trouble-try = はじめに、これを して ください
trouble-lesson = 「{ $lesson }」を [読|よ]む
trouble-service = 「{ $service }」を [見|み]る
trouble-helper = [係|かかり]の [人|ひと]を よぶ

## 手続きとサービス
services-place = [手続|てつづ]きと サービス
services-heading = [何|なに]を さがして いますか
service-owner = これは「{ $owner }」の サービスです。
service-host = { $host }
service-scan = スマホの カメラで [四角|しかく]い コードを [見|み]て ください。
service-scan-next = [次|つぎ]の [画面|がめん]に [四角|しかく]い コードが [出|で]ます。スマホの カメラで [見|み]て ください。
service-compare = スマホに この [名前|なまえ]が [出|で]ましたか
service-bring = [必要|ひつよう]な もの
service-phone = [電話|でんわ] { $phone }
service-hours = [時間|じかん] { $hours }
service-no-code = [今|いま]、[調|しら]べて います。[係|かかり]の [人|ひと]に [聞|き]いて ください。
service-counter = [電話|でんわ]か [窓口|まどぐち]で できます。
service-too-large = [文字|もじ]が [大|おお]きいので、[四角|しかく]が [入|はい]りません。[係|かかり]の [人|ひと]に「QRコードを [出|だ]して」と [言|い]って ください。これは { $host } に つながります。
service-wifi = Wi-Fi の [名前|なまえ]は { $ssid } です。
venue-wifi-name = ここの Wi-Fi
venue-wifi-what = ここで Wi-Fi を [使|つか]います。お[金|かね]は いりません。

## 係の人をよぶ
help-place = [係|かかり]の [人|ひと]を よぶ
help-heading = [係|かかり]の [人|ひと]を [呼|よ]びました
help-wait = ここで [待|ま]って ください。どの [画面|がめん]か、[係|かかり]の [人|ひと]は [知|し]って います。
help-minutes = [呼|よ]んでから { $minutes }[分|ふん]です。
help-taken = [今|いま]、[係|かかり]の [人|ひと]が ここへ [来|き]ます。
help-done = [係|かかり]の [人|ひと]の [手伝|てつだ]いは [終|お]わりました。まだ [困|こま]って いたら、もう[一度|いちど] よんで ください。
help-declined-heading = [今|いま]、[係|かかり]の [人|ひと]は [行|い]けません
help-declined = [待|ま]たせて しまって、すみません。[近|ちか]くの [人|ひと]に [話|はな]して ください。[少|すこ]し あとで、もう[一度|いちど] よんでも いいです。
help-again = もう[一度|いちど] よぶ
help-unsaved = [係|かかり]の [人|ひと]に お[知|し]らせが [行|い]きませんでした。[近|ちか]くの [係|かかり]の [人|ひと]に [話|はな]して ください。
help-speak = [急|いそ]ぐ ときは、[近|ちか]くの [係|かかり]の [人|ひと]に [話|はな]して ください。
help-cancel = よぶのを やめる
help-go-on = つづける

## まだいますか
idle-heading = まだ つづけますか
idle-text = [何|なに]も しないと、はじめの [画面|がめん]に もどります。
idle-yes = つづける
blank-text = [画面|がめん]を かくして います。さわると、もどります。
too-small = [画面|がめん]が [小|ちい]さいです。[係|かかり]の [人|ひと]に「[文字|もじ]の [大|おお]きさを なおして」と [言|い]って ください。
too-small-size = [今|いま]は [横|よこ]{ $columns }[文字|もじ]、[縦|たて]{ $rows }[行|ぎょう]です。[横|よこ]60[文字|もじ]、[縦|たて]16[行|ぎょう]が [必要|ひつよう]です。

## 係の人の画面
staff-place = [係|かかり]の [人|ひと]の ページ
staff-heading = この [機械|きかい]の ようす
staff-fine = [記録|きろく]は [全部|ぜんぶ] [残|のこ]って います。
staff-saving-disk-full = [保存|ほぞん]する [場所|ばしょ]が いっぱいです。[記録|きろく]が できません。いらない ファイルを [消|け]して ください。[場所|ばしょ]が できると、また [記録|きろく]を [始|はじ]めます。[教材|きょうざい]と QRコードは [使|つか]えます。
staff-saving-not-writable = [保存|ほぞん]する [場所|ばしょ]に [書|か]けません。[記録|きろく]が できません。フォルダの [権限|けんげん]を [調|しら]べて ください。[教材|きょうざい]と QRコードは [使|つか]えます。
staff-saving-damaged = [記録|きろく]の ファイルが [読|よ]めません。[記録|きろく]が できません。ファイルは [前|まえ]の ままです。「terakoya journal verify」で [調|しら]べます。[教材|きょうざい]と QRコードは [使|つか]えます。
staff-saving-unreachable = [保存|ほぞん]できたか わかりません。[今|いま]、[記録|きろく]を [止|と]めて います。[機械|きかい]を [再起動|さいきどう]して ください。[教材|きょうざい]と QRコードは [使|つか]えます。
staff-missing = { $since }から [後|あと]の [記録|きろく]が { $count }[件|けん] ありません。[電源|でんげん]が [急|きゅう]に [切|き]れましたか。[古|ふる]い ファイルに [戻|もど]しましたか。
staff-cloned = この [機械|きかい]は、[別|べつ]の [機械|きかい]の コピーの ようです。[記録|きろく]の [番号|ばんごう]を [新|あたら]しく [始|はじ]めました。
staff-closed = [途中|とちゅう]で [終|お]わった [勉強|べんきょう]が { $count }[件|けん] ありました。そこまでの [記録|きろく]を [残|のこ]しました。
staff-open-to-others = この [機械|きかい]を [使|つか]う ほかの [人|ひと]も、[記録|きろく]を [読|よ]めます。データの フォルダを [本人|ほんにん]だけの ものに するように（chmod 700）、[担当|たんとう]の [人|ひと]に [伝|つた]えて ください。
staff-complaints = [教材|きょうざい]に [直|なお]す [所|ところ]が { $count }[件|けん] あります。
staff-return = はじめの [画面|がめん]に もどる
staff-desk = [相談|そうだん]の [窓口|まどぐち]を [開|ひら]く
staff-quit = この プログラムを [終|お]わる

## The linear mode
plain-prompt = [番号|ばんごう]か しるしを [入|い]れて、Enterを [押|お]して ください

## 教室
home-classes = [教室|きょうしつ]を さがす、[申|もう]しこむ
home-classes-note = スマホの [教室|きょうしつ]の [日|ひ]と [時間|じかん]
home-check-in = [受付|うけつけ]を する
home-check-in-note = { $from }から
home-today = [今日|きょう]の [教室|きょうしつ]の レッスン
home-today-note = { $class }
home-exit = [今日|きょう]の [教室|きょうしつ]は どうでしたか
home-exit-note = [質問|しつもん]は 2つです。[名前|なまえ]は [聞|き]きません
class-day = { $month }[月|がつ]{ $day }[日|にち] { $weekday ->
    [mon] げつようび
    [tue] かようび
    [wed] すいようび
    [thu] もくようび
    [fri] きんようび
    [sat] どようび
   *[sun] にちようび
 }
class-time = { $half ->
    [am] ごぜん{ $hour }
   *[pm] { $hour ->
        [0] ひるの12
       *[other] ごご{ $hour }
     }
 }じ{ $minute ->
    [0] {""}
   *[other] { $minute }ふん
 }
class-when = { $day } { $from }から { $until }まで
class-starts = { $day } { $from }から
class-begins = { $class }（{ $from }から）
class-free = [席|せき]が あります
class-few = あと { $seats }[人|にん] [入|はい]れます
class-full = [席|せき]が ありません。[待|ま]つことは できます
class-closed = もう [申|もう]しこめません
class-mine-seat = [申|もう]しこみました。[席|せき]が あります
class-mine-waiting = [申|もう]しこみました。[席|せき]を [待|ま]って います
class-called-off = [中止|ちゅうし]です。ありません
class-called-off-title = 【[中止|ちゅうし]】{ $class }
class-called-off-heading = [中止|ちゅうし]の お[知|し]らせ
class-called-off-line = { $day } { $from }からの「{ $class }」は、ありません。[中止|ちゅうし]です。
class-called-off-on = { $day }
class-called-off-on-and-more = { $day }など
class-called-off-more = ほかにも あります。
class-called-off-why = わけ：{ $reason }
classes-place = [教室|きょうしつ]
classes-here = ここの [教室|きょうしつ]
classes-elsewhere = ほかの [場所|ばしょ]の [教室|きょうしつ]
classes-none-here = [今|いま]、ここの [教室|きょうしつ]は ありません。
classes-see-elsewhere = ほかの [場所|ばしょ]の [教室|きょうしつ]を [見|み]る
class-where = [場所|ばしょ]は { $venue }{ $room }です。
class-book-until = [申|もう]しこみは { $day }までです。
class-page = この コードで、スマホから [申|もう]しこめます。
class-page-open = スマホで [申|もう]しこむ
class-page-open-note = QRコードが [出|で]ます
class-check-in-how = その[日|ひ]は、[始|はじ]まる 1[時間|じかん] [前|まえ]から [受付|うけつけ]を します。しおりの [番号|ばんごう]を [持|も]って きて ください。
class-book = ここで [申|もう]しこむ
class-wait = [席|せき]を [待|ま]つ
class-cancel = [申|もう]しこみを やめる
book-place = [教室|きょうしつ]の [申|もう]しこみ
book-needs-heading = しおりの [番号|ばんごう]で [申|もう]しこみます
book-needs = しおりは、[番号|ばんごう]を [書|か]いた [紙|かみ]です。[名前|なまえ]も [電話|でんわ][番号|ばんごう]も いりません。[教室|きょうしつ]の [日|ひ]は、しおりの [番号|ばんごう]で [受付|うけつけ]を します。
book-needs-helper = この [機械|きかい]では [申|もう]しこめません。[係|かかり]の [人|ひと]が [手伝|てつだ]います。
book-make = しおりを [新|あたら]しく [作|つく]る
book-ask = この [教室|きょうしつ]に [申|もう]しこみますか
book-ask-waiting = [今|いま]は [席|せき]が ありません。[待|ま]ちますか
book-with = しおりの [番号|ばんごう]は { $number } です。
book-no = まだ [申|もう]しこまない
book-yes = はい、[申|もう]しこむ
book-yes-waiting = はい、[待|ま]つ
book-sending = [申|もう]しこんで います。
book-seat-heading = [申|もう]しこみました
book-waiting-heading = [席|せき]を [待|ま]ちます
book-waiting = { $before ->
    [0] [席|せき]が [空|あ]いたら、[次|つぎ]は あなたです。
   *[other] あなたの [前|まえ]に { $before }[人|にん] [待|ま]って います。
 }
book-waiting-how = [席|せき]が できたかは、この [機械|きかい]に しおりの [番号|ばんごう]を [入|い]れて、[教室|きょうしつ]の [画面|がめん]で [見|み]ます。
book-already-heading = もう [申|もう]しこんで あります
book-closed-heading = この [教室|きょうしつ]は もう [申|もう]しこめません
book-closed = ほかの [教室|きょうしつ]を [見|み]て ください。[係|かかり]の [人|ひと]に [聞|き]いても いいです。
book-failed-heading = [今|いま]は [申|もう]しこめませんでした
book-failed = すみません。[少|すこ]し あとで、もう[一度|いちど] [押|お]して ください。[申|もう]しこみは 1[回|かい]だけに なります。
book-again = もう[一度|いちど] [申|もう]しこむ
cancel-ask = [申|もう]しこみを やめますか
cancel-loses = やめると、あなたの [席|せき]は ほかの [人|ひと]の [席|せき]に なります。
cancel-no = やめない
cancel-yes = はい、やめる
cancel-sending = やめています。
cancelled-heading = [申|もう]しこみを やめました
cancelled = また [来|き]たく なったら、いつでも [申|もう]しこめます。
cancel-failed = すみません。[今|いま]は できませんでした。[少|すこ]し あとで、もう[一度|いちど] [押|お]して ください。
check-in-place = [教室|きょうしつ]の [受付|うけつけ]
check-in-enter = しおりの [番号|ばんごう]か、[番号札|ばんごうふだ]の [番号|ばんごう]を [入|い]れて ください。
check-in-slip-or-more = [番号札|ばんごうふだ]なら「つぎへ」を [押|お]して ください。しおりなら、もっと [入|い]れて ください。
check-in-here-heading = ようこそ。[受付|うけつけ]が できました
check-in-here = どうぞ、[席|せき]で [待|ま]って ください。
check-in-already-heading = もう [受付|うけつけ]が できて います
check-in-waiting-heading = [席|せき]を [待|ま]つ [番号|ばんごう]です
check-in-waiting = [席|せき]が あるか、[係|かかり]の [人|ひと]が [調|しら]べます。[係|かかり]の [人|ひと]を よんで ください。
check-in-not-booked-heading = [申|もう]しこみが [見|み]つかりません
check-in-not-booked = [番号|ばんごう]を もう[一度|いちど] [見|み]て ください。[同|おな]じなら、[係|かかり]の [人|ひと]が [手伝|てつだ]います。
check-in-number = [番号|ばんごう] { $number }
check-in-not-now-heading = [今|いま]は [受付|うけつけ]の [時間|じかん]では ありません
check-in-not-now = [受付|うけつけ]は、[教室|きょうしつ]が [始|はじ]まる 1[時間|じかん] [前|まえ]から、[終|お]わるまでです。
check-in-failed = [今|いま]は [受付|うけつけ]が できません。すみません。[係|かかり]の [人|ひと]に [話|はな]して ください。
check-in-again = [番号|ばんごう]を もう[一度|いちど] [入|い]れる
today-heading = どの レッスンを [開|ひら]きますか
today-others = [教室|きょうしつ]の [日|ひ]を [見|み]る
exit-place = [教室|きょうしつ]の あとに
exit-which = どの [教室|きょうしつ]に [来|き]ましたか
exit-ask = 「{ $class }」の ことは できますか
exit-no-name = [名前|なまえ]は [聞|き]きません。[思|おも]った とおりに えらんで ください。
exit-skip = [答|こた]えない
exit-again = また [教室|きょうしつ]に [来|き]たいですか
exit-yes = はい、また [来|き]たい
exit-no = いいえ
exit-thanks-heading = ありがとうございました
exit-thanks = [答|こた]えは、[次|つぎ]の [教室|きょうしつ]を よく するために [使|つか]います。
