"""One sound article in each format, which is then damaged."""

LINES = [
    "　　新华社北京12月6日电（记者李雪）雪落了一夜，𠮷野家门口的石板路白了。",
    "老人说：“今年的雪，下得早。”",
    "①「豆浆」五分——热的，装在72TB的盘里也装不下……",
    "巷口的灯还亮着，有人推着车慢慢走过，车上是刚出炉的饼。",
    "天亮以后，雪化成了水，顺着瓦檐滴下来，一滴一滴，像谁在数日子。",
    "卖菜的人来了，把白菜、萝卜摆成一排；买菜的人问了价，又说起昨夜的风。",
]

PLAIN = "\n".join(["# 𠮷野村的早市", "## ——雪夜记", *LINES[:3], "### 天亮以后", *LINES[3:]])

MARKDOWN = f"""---
title: "𠮷野村的早市"
date: 2025-12-06
---

# 𠮷野村的早市

## ——雪夜记

{LINES[0]}
{LINES[1]}

> {LINES[2]}

1. **“豆浆”**的价
2. *饼*的价，见[价目](http://example.org/a)

- 白菜 `一斤`
  - 萝卜 &amp; 葱

| 物 | 价 |
|----|----|
| 饼 | 五分 |

```
{LINES[3]}
```

{LINES[4]}

[价目]: http://example.org/b
"""

HTML = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>𠮷野村的早市_乡村网</title>
<meta property="og:title" content="𠮷野村的早市"><meta name="publishdate" content="2025-12-06">
<script>var a = "<p>不是正文</p>";</script><style>p {{ color: red }}</style></head>
<body><div class="nav"><a href="/">首页</a> <a href="/n">新闻</a></div>
<h1>𠮷野村的早市</h1><h2>——雪夜记</h2>
<div id="content"><p>{LINES[0]}</p><p>{LINES[1]}<br>{LINES[2]}</p>
<table><tr><td>饼</td><td>五分</td></tr></table>
<ul><li>白菜&nbsp;一斤</li><li><ruby>葱<rp>(</rp><rt>cōng</rt><rp>)</rp></ruby> &amp; 萝卜</li></ul>
<pre>{LINES[3]}
{LINES[4]}</pre><p hidden>看不见</p><blockquote>{LINES[5]}</blockquote></div>
<div class="footer"><a href="/about">关于我们</a></div></body></html>
"""

ARTICLES = {"plain": PLAIN, "markdown": MARKDOWN, "html": HTML}
