<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>About</name>
    <message>
      <source>Close reading of Chinese articles. Everything is in {path}.</source>
      <translation>中文文章的精读工具。所有内容都在 {path}。</translation>
    </message>
    <message>
      <source>Words are explained by {dictionary}.</source>
      <translation>词义来自 {dictionary}。</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>Open…</source>
      <translation>打开…</translation>
    </message>
    <message>
      <source>Open Folder…</source>
      <translation>打开文件夹…</translation>
    </message>
    <message>
      <source>Paste as Article</source>
      <translation>粘贴为文章</translation>
    </message>
    <message>
      <source>Article Details…</source>
      <translation>文章信息…</translation>
    </message>
    <message>
      <source>Repairs…</source>
      <translation>修补…</translation>
    </message>
    <message>
      <source>Export Notes…</source>
      <translation>导出批注…</translation>
    </message>
    <message>
      <source>Print…</source>
      <translation>打印…</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <translation>存为 PDF…</translation>
    </message>
    <message>
      <source>Export Tag Set…</source>
      <translation>导出标签集…</translation>
    </message>
    <message>
      <source>Import or Update Tag Set…</source>
      <translation>导入或更新标签集……</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Copy with Source</source>
      <translation>复制并注明出处</translation>
    </message>
    <message>
      <source>Copy as Markdown</source>
      <translation>复制为 Markdown</translation>
    </message>
    <message>
      <source>Copy after GB/T 7714</source>
      <translation>按 GB/T 7714 复制</translation>
    </message>
    <message>
      <source>Select All</source>
      <translation>全选</translation>
    </message>
    <message>
      <source>Find…</source>
      <translation>查找…</translation>
    </message>
    <message>
      <source>Find Next</source>
      <translation>查找下一处</translation>
    </message>
    <message>
      <source>Find Previous</source>
      <translation>查找上一处</translation>
    </message>
    <message>
      <source>Find in the Library…</source>
      <translation>在文库中查找…</translation>
    </message>
    <message>
      <source>Clear Selection</source>
      <translation>取消选择</translation>
    </message>
    <message>
      <source>Bin…</source>
      <translation>回收站…</translation>
    </message>
    <message>
      <source>Highlight</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>Tag…</source>
      <translation>标签…</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>批注</translation>
    </message>
    <message>
      <source>Note on Article</source>
      <translation>文章批注</translation>
    </message>
    <message>
      <source>Remove Highlight</source>
      <translation>删除标注</translation>
    </message>
    <message>
      <source>Next Highlight</source>
      <translation>下一条标注</translation>
    </message>
    <message>
      <source>Previous Highlight</source>
      <translation>上一条标注</translation>
    </message>
    <message>
      <source>Lost Highlights…</source>
      <translation>失位的标注…</translation>
    </message>
    <message>
      <source>Look Up</source>
      <translation>查词</translation>
    </message>
    <message>
      <source>Keep Word</source>
      <translation>收入生词</translation>
    </message>
    <message>
      <source>Join Words</source>
      <translation>连成一词</translation>
    </message>
    <message>
      <source>Break Word</source>
      <translation>拆开此词</translation>
    </message>
    <message>
      <source>Word List</source>
      <translation>词表</translation>
    </message>
    <message>
      <source>Next Scope</source>
      <translation>换个范围</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>读音…</translation>
    </message>
    <message>
      <source>Known Word</source>
      <translation>认识的词</translation>
    </message>
    <message>
      <source>Concordance…</source>
      <translation>词的语境…</translation>
    </message>
    <message>
      <source>Export Word List…</source>
      <translation>导出词表…</translation>
    </message>
    <message>
      <source>Import Word List…</source>
      <translation>导入词表…</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>词界</translation>
    </message>
    <message>
      <source>Pinyin</source>
      <translation>拼音</translation>
    </message>
    <message>
      <source>Read Aloud</source>
      <translation>朗读</translation>
    </message>
    <message>
      <source>Paragraph Numbers</source>
      <translation>段落编号</translation>
    </message>
    <message>
      <source>Theme Map</source>
      <translation>主题分布图</translation>
    </message>
    <message>
      <source>Light or Dark</source>
      <translation>明暗</translation>
    </message>
    <message>
      <source>Larger Text</source>
      <translation>放大文字</translation>
    </message>
    <message>
      <source>Smaller Text</source>
      <translation>缩小文字</translation>
    </message>
    <message>
      <source>Usual Text Size</source>
      <translation>恢复字号</translation>
    </message>
    <message>
      <source>Full Screen</source>
      <translation>全屏阅读</translation>
    </message>
    <message>
      <source>Page…</source>
      <translation>版面…</translation>
    </message>
    <message>
      <source>Welcome Article</source>
      <translation>欢迎文章</translation>
    </message>
    <message>
      <source>About Meipi</source>
      <translation>关于眉批</translation>
    </message>
    <message>
      <source>File</source>
      <translation>文件</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>编辑</translation>
    </message>
    <message>
      <source>Mark</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>Word</source>
      <translation>词</translation>
    </message>
    <message>
      <source>View</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Take Tag Off</source>
      <translation>取下标签</translation>
    </message>
    <message>
      <source>Change Extent</source>
      <translation>调整范围</translation>
    </message>
    <message>
      <source>Place Lost Highlight</source>
      <translation>放置失位的标注</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>New Text</source>
      <translation>换新正文</translation>
    </message>
    <message>
      <source>Article Details</source>
      <translation>文章信息</translation>
    </message>
    <message>
      <source>Remove Article</source>
      <translation>移除文章</translation>
    </message>
    <message>
      <source>Put into Folder</source>
      <translation>放入文件夹</translation>
    </message>
    <message>
      <source>New Folder</source>
      <translation>新建文件夹</translation>
    </message>
    <message>
      <source>Rename Folder</source>
      <translation>重命名文件夹</translation>
    </message>
    <message>
      <source>Remove Folder</source>
      <translation>移除文件夹</translation>
    </message>
    <message>
      <source>Bring Back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>New Tag</source>
      <translation>新建标签</translation>
    </message>
    <message>
      <source>Rename Tag</source>
      <translation>重命名标签</translation>
    </message>
    <message>
      <source>Describe Tag</source>
      <translation>说明标签</translation>
    </message>
    <message>
      <source>Change Colour</source>
      <translation>更改颜色</translation>
    </message>
    <message>
      <source>Change Key</source>
      <translation>更改按键</translation>
    </message>
    <message>
      <source>Move Tag</source>
      <translation>移动标签</translation>
    </message>
    <message>
      <source>Merge Tags</source>
      <translation>合并标签</translation>
    </message>
    <message>
      <source>Remove Tag</source>
      <translation>移除标签</translation>
    </message>
    <message>
      <source>Correct Words</source>
      <translation>更正分词</translation>
    </message>
    <message>
      <source>Let Word Go</source>
      <translation>移出生词</translation>
    </message>
    <message>
      <source>Take Back Correction</source>
      <translation>收回更正</translation>
    </message>
    <message>
      <source>Accept Words</source>
      <translation>采纳为词</translation>
    </message>
    <message>
      <source>Merge Words</source>
      <translation>合并词表</translation>
    </message>
    <message>
      <source>Note on Word</source>
      <translation>词的批注</translation>
    </message>
    <message>
      <source>Correct Reading</source>
      <translation>改读音</translation>
    </message>
    <message>
      <source>Know Word</source>
      <translation>记为认识</translation>
    </message>
    <message>
      <source>Know Word No More</source>
      <translation>记为不认识</translation>
    </message>
    <message>
      <source>Restore Notes</source>
      <translation>导回批注</translation>
    </message>
    <message>
      <source>Merge Tag Set</source>
      <translation>合并标签集</translation>
    </message>
    <message>
      <source>New Tag Set</source>
      <translation>新建标签集</translation>
    </message>
    <message>
      <source>Split Tag Set</source>
      <translation>拆分标签集</translation>
    </message>
    <message>
      <source>Copy Tag</source>
      <translation>复制标签</translation>
    </message>
    <message>
      <source>Rename Tag Set</source>
      <translation>重命名标签集</translation>
    </message>
    <message>
      <source>Describe Tag Set</source>
      <translation>说明标签集</translation>
    </message>
    <message>
      <source>Remove Tag Set</source>
      <translation>移除标签集</translation>
    </message>
    <message>
      <source>Choose Tag Set</source>
      <translation>选用标签集</translation>
    </message>
  </context>
  <context>
    <name>ArrangeMenu</name>
    <message>
      <source>Sort by</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>Show Only</source>
      <translation>只显示</translation>
    </message>
    <message>
      <source>Unread</source>
      <translation>未读</translation>
    </message>
    <message>
      <source>With Tag…</source>
      <translation>带有标签…</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Imported</source>
      <translation>导入时间</translation>
    </message>
    <message>
      <source>Published</source>
      <translation>发表时间</translation>
    </message>
    <message>
      <source>Show All</source>
      <translation>全部显示</translation>
    </message>
    <message>
      <source>New Folder…</source>
      <translation>新建文件夹…</translation>
    </message>
    <message>
      <source>Newest Import</source>
      <translation>最近导入</translation>
    </message>
    <message>
      <source>Last Read</source>
      <translation>最近阅读</translation>
    </message>
    <message>
      <source>Date of Text</source>
      <translation>发表日期</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Most Highlights</source>
      <translation>标注最多</translation>
    </message>
    <message>
      <source>Any Time</source>
      <translation>不限时间</translation>
    </message>
    <message>
      <source>This Week</source>
      <translation>本周</translation>
    </message>
    <message>
      <source>This Month</source>
      <translation>本月</translation>
    </message>
    <message>
      <source>This Year</source>
      <translation>今年</translation>
    </message>
    <message>
      <source>No Source</source>
      <translation>无来源</translation>
    </message>
  </context>
  <context>
    <name>ArticleNote</name>
    <message>
      <source>Note on the Article</source>
      <translation>文章批注</translation>
    </message>
    <message>
      <source>What is it about? Shift+N writes.</source>
      <translation>这篇讲什么？按 Shift+N 写下。</translation>
    </message>
  </context>
  <context>
    <name>ArticlePainter</name>
    <message>
      <source>{count} chars</source>
      <translation>{count} 字</translation>
    </message>
    <message>
      <source>{count} marks</source>
      <translation>{count} 条标注</translation>
    </message>
    <message>
      <source>Unread</source>
      <translation>未读</translation>
    </message>
  </context>
  <context>
    <name>ArticleVerbs</name>
    <message>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>文章信息…</translation>
    </message>
    <message>
      <source>Repairs…</source>
      <translation>修复…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Rename Folder…</source>
      <translation>重命名文件夹…</translation>
    </message>
    <message>
      <source>Remove Folder</source>
      <translation>移除文件夹</translation>
    </message>
    <message>
      <source>“{title}” is in the bin for {days} days with all marks in it; undo brings it back.</source>
      <translation>《{title}》已移入回收站，连同其中所有标注保留 {days} 天；撤销即可恢复。</translation>
    </message>
    <message>
      <source>{count} articles are in the bin for {days} days with all marks in them; undo brings them back.</source>
      <translation>{count} 篇文章已移入回收站，连同其中所有标注保留 {days} 天；撤销即可恢复。</translation>
    </message>
    <message>
      <source>New Folder</source>
      <translation>新建文件夹</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>The folder “{name}” is gone; its articles are all there, in no folder.</source>
      <translation>文件夹“{name}”已移除；其中的文章都还在，不属于任何文件夹。</translation>
    </message>
    <message>
      <source>Put into Folder</source>
      <translation>放入文件夹</translation>
    </message>
    <message>
      <source>New Folder…</source>
      <translation>新建文件夹…</translation>
    </message>
    <message>
      <source>No Folder</source>
      <translation>不放入文件夹</translation>
    </message>
  </context>
  <context>
    <name>ArticleView</name>
    <message>
      <source>{count} articles</source>
      <translation>{count} 篇文章</translation>
    </message>
  </context>
  <context>
    <name>BinDialog</name>
    <message>
      <source>Bin</source>
      <translation>回收站</translation>
    </message>
    <message>
      <source>Find in the bin</source>
      <translation>在回收站中查找</translation>
    </message>
    <message>
      <source>Bring Back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>What is removed can be brought back for {days} days.</source>
      <translation>移除的内容在 {days} 天内都可以恢复。</translation>
    </message>
    <message>
      <source>Nothing in the bin holds this text.</source>
      <translation>回收站里没有含这些文字的内容。</translation>
    </message>
    <message>
      <source>Nothing was removed in the last {days} days.</source>
      <translation>最近 {days} 天没有移除过什么。</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>昨天</translation>
    </message>
    <message>
      <source>days left: {count}</source>
      <translation>还可保留 {count} 天</translation>
    </message>
    <message>
      <source>an article that is not there</source>
      <translation>文章已不在文库中</translation>
    </message>
    <message>
      <source>Article</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Tag set</source>
      <translation>标签集</translation>
    </message>
    <message>
      <source>highlights: {count}</source>
      <translation>用于 {count} 条标注</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
  </context>
  <context>
    <name>BringingIn</name>
    <message>
      <source>Pasted {time}</source>
      <translation>粘贴 {time}</translation>
    </message>
    <message>
      <source>There is no article in the folder “{name}”; nothing was imported from there.</source>
      <translation>文件夹“{name}”里没有文章，没有从中导入任何内容。</translation>
    </message>
    <message>
      <source>Reading “{name}”, {number} of {total}…</source>
      <translation>正在读取“{name}”，第 {number} 个，共 {total} 个…</translation>
    </message>
    <message>
      <source>Review…</source>
      <translation>查看…</translation>
    </message>
    <message>
      <source>Look…</source>
      <translation>看一看…</translation>
    </message>
    <message>
      <source>{count} articles came in.</source>
      <translation>导入了 {count} 篇文章。</translation>
    </message>
    <message>
      <source>{count} were there already.</source>
      <translation>{count} 篇已在文库中。</translation>
    </message>
    <message>
      <source>{count} could not be read: {names}.</source>
      <translation>{count} 个无法读取：{names}。</translation>
    </message>
    <message>
      <source>The rest was left out.</source>
      <translation>其余未导入。</translation>
    </message>
    <message>
      <source>{count} control characters, which no text holds, were left out.</source>
      <translation>去掉了 {count} 个文本中不应有的控制字符。</translation>
    </message>
    <message>
      <source>The text is a new one: {kept} highlights stand as before, {moved} have moved, {unsure} to review.</source>
      <translation>正文是新的版本：{kept} 处标注位置不变，{moved} 处已移位，{unsure} 处待查看。</translation>
    </message>
    <message>
      <source>{count} repairs are offered.</source>
      <translation>有 {count} 处可以修补。</translation>
    </message>
  </context>
  <context>
    <name>CandidateCard</name>
    <message>
      <source>{percent} % alike</source>
      <translation>相似度 {percent}%</translation>
    </message>
    <message>
      <source>Place Here</source>
      <translation>放在这里</translation>
    </message>
  </context>
  <context>
    <name>ConcordanceDialog</name>
    <message>
      <source>Concordance</source>
      <translation>词的语境</translation>
    </message>
    <message>
      <source>Word</source>
      <translation>词</translation>
    </message>
    <message>
      <source>A word, then Enter</source>
      <translation>输入一个词，按回车</translation>
    </message>
    <message>
      <source>As a Word</source>
      <translation>单独成词</translation>
    </message>
    <message>
      <source>Anywhere in the Text</source>
      <translation>文中任何位置</translation>
    </message>
    <message>
      <source>By Article</source>
      <translation>按文章</translation>
    </message>
    <message>
      <source>By What Stands Before</source>
      <translation>按上文</translation>
    </message>
    <message>
      <source>By What Follows</source>
      <translation>按下文</translation>
    </message>
    <message>
      <source>The words could not be told apart; nothing is lost; look for the text anywhere, or try again.</source>
      <translation>无法分词；没有任何内容丢失；请改查“文中任何位置”，或再试一次。</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>正在查找…</translation>
    </message>
    <message>
      <source>one place</source>
      <translation>1 处</translation>
    </message>
    <message>
      <source>{count} places in one article</source>
      <translation>1 篇文章，{count} 处</translation>
    </message>
    <message>
      <source>{count} places in {articles} articles</source>
      <translation>{articles} 篇文章，{count} 处</translation>
    </message>
    <message>
      <source>Type a word: each of its places in the library is shown, with what stands around it.</source>
      <translation>输入一个词：文库中它出现的每一处连同上下文都列在这里。</translation>
    </message>
    <message>
      <source>No article holds this as a word of its own; it may be a part of other words.</source>
      <translation>没有文章把它作为单独的词；它可能是别的词的一部分。</translation>
    </message>
    <message>
      <source>No article holds this text.</source>
      <translation>没有文章含有这段文字。</translation>
    </message>
  </context>
  <context>
    <name>CorrectedList</name>
    <message>
      <source>Corrected</source>
      <translation>已更正</translation>
    </message>
    <message>
      <source>Note on this word</source>
      <translation>这个词的批注</translation>
    </message>
    <message>
      <source>M joins words, B breaks one; what you correct is listed here and can be taken back.</source>
      <translation>M连词，B拆词；更正过的列在这里，随时可以收回。</translation>
    </message>
  </context>
  <context>
    <name>Crash</name>
    <message>
      <source>Meipi made a mistake; what you marked is saved; please send us the details below.</source>
      <translation>眉批出了一个错；您的标注都已保存；请把下面的详情发给我们。</translation>
    </message>
  </context>
  <context>
    <name>DaysDialog</name>
    <message>
      <source>From Day to Day</source>
      <translation>选择日期</translation>
    </message>
    <message>
      <source>From</source>
      <translation>从</translation>
    </message>
    <message>
      <source>To</source>
      <translation>到</translation>
    </message>
  </context>
  <context>
    <name>DetailsDialog</name>
    <message>
      <source>Article Details</source>
      <translation>文章信息</translation>
    </message>
    <message>
      <source>2025-12-06, or --12-06 without the year</source>
      <translation>2025-12-06，年份未知时写 --12-06</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>副标题</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>地点</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>作者</translation>
    </message>
    <message>
      <source>Jump line</source>
      <translation>接转行</translation>
    </message>
    <message>
      <source>Show Original…</source>
      <translation>查看原文件…</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>确定</translation>
    </message>
    <message>
      <source>A date is written 2025-12-06, or --12-06 where the year is not known.</source>
      <translation>日期写作 2025-12-06，年份未知时写 --12-06。</translation>
    </message>
    <message>
      <source>File: {name}</source>
      <translation>文件：{name}</translation>
    </message>
    <message>
      <source>Imported: {when}</source>
      <translation>导入时间：{when}</translation>
    </message>
    <message>
      <source>Encoding: {encoding}</source>
      <translation>编码：{encoding}</translation>
    </message>
    <message>
      <source>Length: {count} characters</source>
      <translation>长度：{count} 字</translation>
    </message>
    <message>
      <source>Revision: {number}</source>
      <translation>版本：{number}</translation>
    </message>
  </context>
  <context>
    <name>DifferenceList</name>
    <message>
      <source>Changes</source>
      <translation>改动</translation>
    </message>
    <message>
      <source>Keep Mine</source>
      <translation>保留我的</translation>
    </message>
    <message>
      <source>Take Theirs</source>
      <translation>采用对方的</translation>
    </message>
    <message>
      <source>Keep Both</source>
      <translation>两者都留</translation>
    </message>
    <message>
      <source>Changed differently here and there</source>
      <translation>两边改得不同</translation>
    </message>
    <message>
      <source>Changed there</source>
      <translation>对方的改动</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>改动</translation>
    </message>
    <message>
      <source>Stays as it is</source>
      <translation>保持不变</translation>
    </message>
  </context>
  <context>
    <name>EncodingDialog</name>
    <message>
      <source>Encoding — {name}</source>
      <translation>编码 — {name}</translation>
    </message>
    <message>
      <source>The same for the other {count} files</source>
      <translation>其余 {count} 个文件也用这种编码</translation>
    </message>
    <message>
      <source>It is not certain how “{name}” is encoded. Choose the encoding in which it reads right.</source>
      <translation>无法确定“{name}”的编码，请选择读起来正确的一种。</translation>
    </message>
    <message>
      <source>Encodings</source>
      <translation>编码</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message>
      <source>Not all of the file can be read in this encoding.</source>
      <translation>用这种编码不能读出整个文件。</translation>
    </message>
    <message>
      <source>cannot be read</source>
      <translation>无法读取</translation>
    </message>
    <message>
      <source>likely</source>
      <translation>很可能</translation>
    </message>
    <message>
      <source>possible</source>
      <translation>可能</translation>
    </message>
    <message>
      <source>unlikely</source>
      <translation>不太可能</translation>
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <source>The package “{name}” has replaced files of Meipi; your library is safe; install Meipi on its own, with pipx or uv.</source>
      <translation>软件包“{name}”覆盖了眉批的文件；您的文库没有受影响；请用 pipx 或 uv 单独安装眉批。</translation>
    </message>
    <message>
      <source>There is no display for a window; nothing was changed; the other commands work without one.</source>
      <translation>这里没有可以打开窗口的屏幕；什么也没有改动；其他命令不需要屏幕。</translation>
    </message>
    <message>
      <source>The output could not be written in full; the library is safe; make room where it goes and try again.</source>
      <translation>输出没有写完；文库没有受影响；请在目标处腾出空间再试。</translation>
    </message>
    <message>
      <source>en</source>
      <translation>zh-Hans</translation>
    </message>
    <message>
      <source>Code Book</source>
      <translation>标签手册</translation>
    </message>
    <message>
      <source>Example</source>
      <translation>例</translation>
    </message>
    <message>
      <source>1 tag</source>
      <translation>1 个标签</translation>
    </message>
    <message>
      <source>{count} tags</source>
      <translation>{count} 个标签</translation>
    </message>
    <message>
      <source>1 highlight</source>
      <translation>1 条标注</translation>
    </message>
    <message>
      <source>{count} highlights</source>
      <translation>{count} 条标注</translation>
    </message>
    <message>
      <source>No tags yet.</source>
      <translation>还没有标签。</translation>
    </message>
    <message>
      <source>it holds more than notes can</source>
      <translation>里面的内容多得不像批注</translation>
    </message>
    <message>
      <source>it is nested too deeply</source>
      <translation>嵌套太深</translation>
    </message>
    <message>
      <source>it is not whole JSON in UTF-8</source>
      <translation>不是完整的 UTF-8 JSON</translation>
    </message>
    <message>
      <source>a part of it is not an object</source>
      <translation>其中一部分不是对象</translation>
    </message>
    <message>
      <source>a list that it needs is missing</source>
      <translation>缺少必需的列表</translation>
    </message>
    <message>
      <source>a text in it is something else</source>
      <translation>其中有文字不是文字</translation>
    </message>
    <message>
      <source>a part of it has two values of one name</source>
      <translation>有一处给同一个名称写了两个值</translation>
    </message>
    <message>
      <source>it holds a number that JSON does not have</source>
      <translation>含有 JSON 没有的数</translation>
    </message>
    <message>
      <source>it is not whole text in UTF-8 or GB 18030</source>
      <translation>不是完整的 UTF-8 或 GB 18030 文字</translation>
    </message>
    <message>
      <source>it has no column called word</source>
      <translation>没有名为“词”（word）的一列</translation>
    </message>
    <message>
      <source>its quotation marks do not match</source>
      <translation>引号不成对</translation>
    </message>
    <message>
      <source>its pieces do not make up the word</source>
      <translation>切分的各段合起来不是这个词</translation>
    </message>
    <message>
      <source>This file cannot be read as a list of words ({reason}); your own words are unchanged, so please ask for a new copy of it.</source>
      <translation>这个文件读不出词表（{reason}）；您自己的词没有改动；请向对方再要一份。</translation>
    </message>
    <message>
      <source>This file cannot be read as a list of words (line {number}: {reason}); your own words are unchanged, so please mend that line or ask for a new copy of the file.</source>
      <translation>这个文件读不出词表（第 {number} 行：{reason}）；您自己的词没有改动；请改好这一行，或向对方再要一份。</translation>
    </message>
    <message>
      <source>This file cannot be read as a list of words (row {number}: {reason}); your own words are unchanged, so please mend that row or ask for a new copy of the file.</source>
      <translation>这个文件读不出词表（表格第 {number} 行：{reason}）；您自己的词没有改动；请改好这一行，或向对方再要一份。</translation>
    </message>
    <message>
      <source>it has no word</source>
      <translation>这一行没有词</translation>
    </message>
    <message>
      <source>its word is longer than 64 characters</source>
      <translation>词超过 64 个字</translation>
    </message>
    <message>
      <source>it is larger than 20 MB</source>
      <translation>大于 20 MB</translation>
    </message>
    <message>
      <source>it holds more than 100,000 words</source>
      <translation>里面的词超过 10 万个</translation>
    </message>
    <message>
      <source>it holds no words</source>
      <translation>里面没有词</translation>
    </message>
    <message>
      <source>it is not text in UTF-8</source>
      <translation>它不是 UTF-8 文字</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>批注</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Untagged</source>
      <translation>无标签</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>失位的标注</translation>
    </message>
    <message>
      <source>Not in this file: {parts}.</source>
      <translation>这个文件里没有：{parts}。</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>the texts of the articles</source>
      <translation>文章全文</translation>
    </message>
    <message>
      <source>what is a heading and what a paragraph</source>
      <translation>哪些是小标题、哪些是段落</translation>
    </message>
    <message>
      <source>subtitles</source>
      <translation>副题</translation>
    </message>
    <message>
      <source>notes on whole articles</source>
      <translation>对整篇文章的批注</translation>
    </message>
    <message>
      <source>where exactly the highlights stand</source>
      <translation>标注的确切位置</translation>
    </message>
    <message>
      <source>when highlights were made and changed</source>
      <translation>标注的时间</translation>
    </message>
    <message>
      <source>who made them</source>
      <translation>标注的人</translation>
    </message>
    <message>
      <source>colours of tags</source>
      <translation>标签的颜色</translation>
    </message>
    <message>
      <source>descriptions of tags</source>
      <translation>标签的说明</translation>
    </message>
    <message>
      <source>keys of tags</source>
      <translation>标签的按键</translation>
    </message>
    <message>
      <source>tags without a highlight here</source>
      <translation>没有标注的标签</translation>
    </message>
    <message>
      <source>Highlights</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Article</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>副标题</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>来源</translation>
    </message>
    <message>
      <source>Published</source>
      <translation>发表时间</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>作者</translation>
    </message>
    <message>
      <source>Quote</source>
      <translation>引文</translation>
    </message>
    <message>
      <source>Context</source>
      <translation>上下文</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>批注</translation>
    </message>
    <message>
      <source>Citation</source>
      <translation>出处</translation>
    </message>
    <message>
      <source>Paragraph</source>
      <translation>段落</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>标注时间</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>改动时间</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>起</translation>
    </message>
    <message>
      <source>End</source>
      <translation>止</translation>
    </message>
    <message>
      <source>ID</source>
      <translation>ID</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>说明</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>it does not say that it holds notes of Meipi</source>
      <translation>文件没有说明它是眉批的批注</translation>
    </message>
    <message>
      <source>it does not say which version it is</source>
      <translation>没有说明版本</translation>
    </message>
    <message>
      <source>a newer Meipi wrote it</source>
      <translation>由更新版本的眉批写成</translation>
    </message>
    <message>
      <source>it holds no tags</source>
      <translation>里面没有标签</translation>
    </message>
    <message>
      <source>it holds more than a tag set can</source>
      <translation>里面的东西多于一个标签集所能有的</translation>
    </message>
    <message>
      <source>it is not a codebook</source>
      <translation>它不是标签手册</translation>
    </message>
    <message>
      <source>its tags stand too deep</source>
      <translation>标签层次太深</translation>
    </message>
    <message>
      <source>it holds no project</source>
      <translation>里面没有项目</translation>
    </message>
    <message>
      <source>it is not a project</source>
      <translation>这不是项目文件</translation>
    </message>
    <message>
      <source>a text in it is not in UTF-8</source>
      <translation>其中有文章不是 UTF-8 编码</translation>
    </message>
    <message>
      <source>This file cannot be read as notes ({reason}); nothing was changed; please ask for a new copy of it.</source>
      <translation>这个文件读不出批注（{reason}）；什么都没有改动；请再要一份。</translation>
    </message>
    <message>
      <source>two of its articles have the same id</source>
      <translation>其中两篇文章的标识相同</translation>
    </message>
    <message>
      <source>two of its highlights have the same id</source>
      <translation>其中两个标注的标识相同</translation>
    </message>
    <message>
      <source>a highlight stands in an article that is not in it</source>
      <translation>有标注所在的文章不在文件里</translation>
    </message>
    <message>
      <source>two of its tags have the same id</source>
      <translation>有两个标签编号相同</translation>
    </message>
    <message>
      <source>a tag stands under one that is not in it</source>
      <translation>有一个标签的上级不在其中</translation>
    </message>
    <message>
      <source>its tags stand too deep, or in a circle</source>
      <translation>标签层次太深，或首尾相接</translation>
    </message>
    <message>
      <source>the names of its tags are too long</source>
      <translation>其中标签的名称太长</translation>
    </message>
    <message>
      <source>it holds more than 50,000 tags</source>
      <translation>标签多于五万个</translation>
    </message>
    <message>
      <source>it holds more than 200,000 highlights</source>
      <translation>里面的标注超过 200,000 个</translation>
    </message>
    <message>
      <source>its texts are longer than 60 million characters</source>
      <translation>其中的文章超过 6000 万字</translation>
    </message>
    <message>
      <source>it is larger than 360 MB</source>
      <translation>文件大于 360 MB</translation>
    </message>
    <message>
      <source>one of its ids is not an id</source>
      <translation>其中有标识不合格式</translation>
    </message>
    <message>
      <source>it has no column called path</source>
      <translation>没有名为“路径”（path）的一列</translation>
    </message>
    <message>
      <source>a name in it is empty</source>
      <translation>有一个名称是空的</translation>
    </message>
    <message>
      <source>This file cannot be read as a tag set ({reason}); your own tags are unchanged, so please ask for a new copy of it.</source>
      <translation>这个文件读不出标签集（{reason}）；您自己的标签没有改动；请向对方再要一份。</translation>
    </message>
    <message>
      <source>The tag set “{name}” has no tags, and only a .json file can be empty; nothing was written, so please add a tag first.</source>
      <translation>标签集“{name}”里没有标签，而只有 .json 文件可以是空的；什么也没有写入；请先添一个标签。</translation>
    </message>
    <message>
      <source>The tag set “{name}” is more than {levels} levels deep; nothing was written, so please move its deepest tags up first.</source>
      <translation>标签集“{name}”超过 {levels} 层；什么也没有写入；请先把最深的标签往上移。</translation>
    </message>
    <message>
      <source>The tag set “{name}” has more than {tags} tags; nothing was written, so please move some of them into another set first.</source>
      <translation>标签集“{name}”的标签多于 {tags} 个；什么也没有写入；请先把一些标签移到别的标签集。</translation>
    </message>
    <message>
      <source>one of its ids is not an id of a tag</source>
      <translation>有一个编号不是标签的编号</translation>
    </message>
    <message>
      <source>it has no list of tags</source>
      <translation>没有标签列表</translation>
    </message>
    <message>
      <source>it does not say that it is a tag set of Meipi</source>
      <translation>没有说明自己是眉批的标签集</translation>
    </message>
    <message>
      <source>one of its tags is not an object</source>
      <translation>有一个标签不是对象</translation>
    </message>
    <message>
      <source>a text that it needs is missing</source>
      <translation>缺少必需的文字</translation>
    </message>
    <message>
      <source>a text in it holds half a character</source>
      <translation>有半个字符</translation>
    </message>
    <message>
      <source>it holds no annotations</source>
      <translation>里面没有批注</translation>
    </message>
    <message>
      <source>it is not whole XML, or nested too deeply</source>
      <translation>XML 不完整，或嵌套太深</translation>
    </message>
    <message>
      <source>it brings a document type of its own, which may hide other files</source>
      <translation>它自带文档类型，可能夹带别的文件</translation>
    </message>
    <message>
      <source>it unpacks to more than 360 MB</source>
      <translation>解开后大于 360 MB</translation>
    </message>
    <message>
      <source>it holds more than 20,000 files</source>
      <translation>里面的文件超过 20,000 个</translation>
    </message>
    <message>
      <source>it is not a whole project file</source>
      <translation>这不是完整的项目文件</translation>
    </message>
    <message>
      <source>“{name}” was read as {encoding}, the likeliest encoding; name another one with --encoding if it is wrong.</source>
      <translation>“{name}”按最可能的编码 {encoding} 读取；如有误，请用 --encoding 指定。</translation>
    </message>
    <message>
      <source>“{name}” held {count} control characters, which were left out; all the rest is there.</source>
      <translation>“{name}”中有 {count} 个控制字符已去掉，其余内容都在。</translation>
    </message>
    <message>
      <source>“{name}” is a new text of an article that was there: {kept} highlights stand as before, {moved} have moved, {unsure} wait for review; the text before is kept.</source>
      <translation>“{name}”是已有文章的新版本：{kept} 处标注位置不变，{moved} 处已移位，{unsure} 处待查看；旧版本已保留。</translation>
    </message>
    <message>
      <source>A word has at most {most} characters within one paragraph; no word was changed; select a shorter passage.</source>
      <translation>一个词最多{most}个字，不能跨段；词没有改动；请选短一些的文字。</translation>
    </message>
    <message>
      <source>“{path}” is the tag of that path here.</source>
      <translation>“{path}”与这里同一路径的标签视为同一个。</translation>
    </message>
    <message>
      <source>The set “{mine}” is now called “{theirs}”.</source>
      <translation>标签集“{mine}”改名为“{theirs}”。</translation>
    </message>
    <message>
      <source>The set is called “{mine}” here and “{theirs}” there.</source>
      <translation>标签集在这里叫“{mine}”，在那边叫“{theirs}”。</translation>
    </message>
    <message>
      <source>The set is now described so: “{theirs}”</source>
      <translation>标签集的说明改为：“{theirs}”</translation>
    </message>
    <message>
      <source>The set is described here so: “{mine}”, and there so: “{theirs}”</source>
      <translation>标签集的说明在这里是“{mine}”，在那边是“{theirs}”</translation>
    </message>
    <message>
      <source>“{path}” is new.</source>
      <translation>新增“{path}”。</translation>
    </message>
    <message>
      <source>“{mine}” is now called “{theirs}”.</source>
      <translation>“{mine}”改名为“{theirs}”。</translation>
    </message>
    <message>
      <source>The tag “{path}” is called “{mine}” here and “{theirs}” there.</source>
      <translation>标签“{path}”在这里叫“{mine}”，在那边叫“{theirs}”。</translation>
    </message>
    <message>
      <source>“{path}” moves below “{theirs}”.</source>
      <translation>“{path}”移到“{theirs}”之下。</translation>
    </message>
    <message>
      <source>“{path}” stands below “{mine}” here and below “{theirs}” there.</source>
      <translation>“{path}”在这里位于“{mine}”之下，在那边位于“{theirs}”之下。</translation>
    </message>
    <message>
      <source>“{path}” has another colour, {theirs} for {mine}.</source>
      <translation>“{path}”换了颜色：{mine} 改为 {theirs}。</translation>
    </message>
    <message>
      <source>“{path}” has the colour {mine} here and {theirs} there.</source>
      <translation>“{path}”的颜色在这里是 {mine}，在那边是 {theirs}。</translation>
    </message>
    <message>
      <source>“{path}” is now described so: “{theirs}”</source>
      <translation>“{path}”的说明改为：“{theirs}”</translation>
    </message>
    <message>
      <source>“{path}” is described here so: “{mine}”, and there so: “{theirs}”</source>
      <translation>“{path}”的说明在这里是“{mine}”，在那边是“{theirs}”</translation>
    </message>
    <message>
      <source>The tags below “{path}” stand in another order.</source>
      <translation>“{path}”之下的标签换了顺序。</translation>
    </message>
    <message>
      <source>“{path}” is removed.</source>
      <translation>“{path}”被删除。</translation>
    </message>
    <message>
      <source>“{path}” was removed here and changed there.</source>
      <translation>“{path}”在这里删除了，在那边改动了。</translation>
    </message>
    <message>
      <source>“{path}” was changed here and removed there.</source>
      <translation>“{path}”在这里改动了，在那边删除了。</translation>
    </message>
    <message>
      <source>“{path}” is removed there and stays here, as {count} highlights bear it.</source>
      <translation>“{path}”在那边删除了；这里有 {count} 处标注用着它，予以保留。</translation>
    </message>
    <message>
      <source>“{path}” is removed there and stays here, as other tags stand below it.</source>
      <translation>“{path}”在那边删除了；它之下还有别的标签，予以保留。</translation>
    </message>
    <message>
      <source>“{path}” is now read as {theirs}.</source>
      <translation>“{path}”现切分为{theirs}。</translation>
    </message>
    <message>
      <source>“{path}” is read as {mine} here and as {theirs} there.</source>
      <translation>“{path}”在这里切分为{mine}，在那边切分为{theirs}。</translation>
    </message>
    <message>
      <source>The note on “{path}” is now: “{theirs}”</source>
      <translation>“{path}”的批注现为：“{theirs}”</translation>
    </message>
    <message>
      <source>The note on “{path}” is here: “{mine}”, and there: “{theirs}”</source>
      <translation>“{path}”的批注在这里是：“{mine}”，在那边是：“{theirs}”</translation>
    </message>
    <message>
      <source>Notes cannot be written as “{format}”; nothing was written; use one of: {formats}.</source>
      <translation>批注不能写成“{format}”；什么也没有写入；可用的格式：{formats}。</translation>
    </message>
    <message>
      <source>“{format}” has no place for “{option}”; nothing was written; leave it out, or use another format.</source>
      <translation>“{format}”格式没有“{option}”这一项；什么也没有写；请去掉它，或换一种格式。</translation>
    </message>
    <message>
      <source>There is no file “{name}”; nothing was imported; check the path.</source>
      <translation>没有“{name}”这个文件；什么也没有导入；请检查路径。</translation>
    </message>
    <message>
      <source>“{name}” is not a file; nothing was imported; name the file itself.</source>
      <translation>“{name}”不是文件；什么也没有导入；请指明文件本身。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read; nothing was imported; check its permissions.</source>
      <translation>“{name}”无法读取；什么也没有导入；请检查它的权限。</translation>
    </message>
    <message>
      <source>“{name}” is larger than {most} MB; nothing was imported; cut it into parts.</source>
      <translation>“{name}”大于 {most} MB；什么也没有导入；请把它分成几份。</translation>
    </message>
    <message>
      <source>“{name}” could not be written; what was there before is unchanged; choose another place.</source>
      <translation>“{name}”写不进去；原有的内容没有改动；请换一个地方。</translation>
    </message>
    <message>
      <source>A folder needs a name; nothing was changed; give it one.</source>
      <translation>文件夹需要名称；什么都没有改变；请给它取个名字。</translation>
    </message>
    <message>
      <source>There is no folder “{name}”; nothing was changed; the library panel lists them.</source>
      <translation>没有名为“{name}”的文件夹；什么也没有改动；文库里列有全部文件夹。</translation>
    </message>
    <message>
      <source>“{name}” has no ending for a list of words; nothing was changed; use one of: {endings}.</source>
      <translation>“{name}”的扩展名不是词表的；什么也没有更改；请使用：{endings}。</translation>
    </message>
    <message>
      <source>No word holds everywhere yet; nothing was written; join or break a word everywhere first.</source>
      <translation>还没有在“所有文章”中生效的词；没有写出任何文件；请先在“所有文章”范围内连词或拆词。</translation>
    </message>
    <message>
      <source>“{text}” cannot be a word: a word has {least} to {most} characters on one line; nothing was changed; write a longer or a shorter one.</source>
      <translation>“{text}”不能作为词：词为一行之内的 {least} 至 {most} 个字；没有更改任何词；请写长一些或短一些。</translation>
    </message>
    <message>
      <source>“{text}” is none of your words; no word was changed; see which there are with “meipi words list”.</source>
      <translation>您的词表中没有“{text}”；没有更改任何词；可用“meipi words list”查看词表。</translation>
    </message>
    <message>
      <source>where words are cut</source>
      <translation>词的切分位置</translation>
    </message>
    <message>
      <source>notes on words</source>
      <translation>词的批注</translation>
    </message>
    <message>
      <source>words with control characters</source>
      <translation>含控制字符的词</translation>
    </message>
    <message>
      <source>“{name}” has no ending for a tag set; nothing was changed; use one of: {endings}.</source>
      <translation>“{name}”不是标签集的扩展名；什么也没有改动；请用以下之一：{endings}。</translation>
    </message>
    <message>
      <source>“{name}” holds no text; nothing was imported; choose another file.</source>
      <translation>“{name}”里没有文字；什么也没有导入；请另选一个文件。</translation>
    </message>
    <message>
      <source>“{quote}” was found {found} times in the article, not {nth}; nothing was marked; check the quote.</source>
      <translation>“{quote}”在文章里出现 {found} 次，没有第 {nth} 次；什么也没有标注；请核对引文。</translation>
    </message>
    <message>
      <source>There is no text at {start}–{end} of the article; nothing was marked; select a passage first.</source>
      <translation>文章的 {start}–{end} 处没有文字；什么也没有标注；请先选一段文字。</translation>
    </message>
    <message>
      <source>its ending is none of a file of notes</source>
      <translation>扩展名不是批注文件的</translation>
    </message>
    <message>
      <source>A tag set needs a name; nothing was changed; write at least one character.</source>
      <translation>标签集要有名称；没有任何改动；请至少写一个字。</translation>
    </message>
    <message>
      <source>There already is a tag set “{name}”; nothing was changed; choose another name.</source>
      <translation>已有标签集“{name}”；没有任何改动；请换一个名称。</translation>
    </message>
    <message>
      <source>“{name}” is the only tag set; nothing was removed; make another one first.</source>
      <translation>“{name}”是唯一的标签集；没有移除任何内容；请先新建一个。</translation>
    </message>
    <message>
      <source>There already is a tag “{name}” at this place; nothing was changed; merge the two or choose another name.</source>
      <translation>此处已有标签“{name}”；没有任何改动；请合并两者或换一个名称。</translation>
    </message>
    <message>
      <source>“{name}” cannot go below itself; nothing was changed; choose another place.</source>
      <translation>“{name}”不能放到自己下面；没有任何改动；请换一个位置。</translation>
    </message>
    <message>
      <source>There is no tag set called “{name}”; nothing was changed; see the names with “meipi tags list”.</source>
      <translation>没有叫“{name}”的标签集；什么也没有改动；用“meipi tags list”可以看到名称。</translation>
    </message>
    <message>
      <source>There is no tag “{path}”; nothing was written; see the tags with “meipi tags list”.</source>
      <translation>没有“{path}”这个标签；什么也没有写入；用“meipi tags list”可以看到标签。</translation>
    </message>
    <message>
      <source>A tag needs a name; nothing was changed; write at least one character.</source>
      <translation>标签要有名称；什么也没有改动；请至少写一个字。</translation>
    </message>
    <message>
      <source>Tags can stand at most {most} deep; nothing was changed; choose a place higher up.</source>
      <translation>标签最多 {most} 层；没有任何改动；请放到更靠上的位置。</translation>
    </message>
    <message>
      <source>“{word}” is kept already, in “{title}”; nothing was changed; let it go there to keep it here.</source>
      <translation>“{word}”已收入生词，例句在《{title}》；没有任何改动；如要用这里的句子，请先在那里移出。</translation>
    </message>
    <message>
      <source>The article of “{quote}” is no longer there; it stays in the bin; bring the article back first.</source>
      <translation>“{quote}”所在的文章已不在；它仍留在回收站；请先恢复文章。</translation>
    </message>
    <message>
      <source>{count} changes were made differently here and there; nothing was changed; say which stand with “meipi tags merge --take theirs” or “--take ours”.</source>
      <translation>有 {count} 处两边改得不同；什么也没有改动；请用“meipi tags merge --take theirs”或“--take ours”决定以哪边为准。</translation>
    </message>
    <message>
      <source>“{name}” is not text that can be read; nothing was imported; choose another file or name its encoding.</source>
      <translation>“{name}”不是可读的文本，没有导入；请换一个文件，或指定编码。</translation>
    </message>
    <message>
      <source>“{name}” cannot be read as {encoding}; nothing was imported; try another encoding.</source>
      <translation>“{name}”不能按 {encoding} 读取；什么也没有导入；请换一种编码。</translation>
    </message>
    <message>
      <source>There is no encoding called “{encoding}”; nothing was imported; try utf-8, gb18030 or big5.</source>
      <translation>没有叫“{encoding}”的编码；什么也没有导入；请试 utf-8、gb18030 或 big5。</translation>
    </message>
    <message>
      <source>“{name}” could not be read; nothing was imported; try to save it as plain text first.</source>
      <translation>无法读取“{name}”，没有导入；请先另存为纯文本再试。</translation>
    </message>
    <message>
      <source>“{name}” is too deeply nested to be read; nothing was imported; try to save it as plain text first.</source>
      <translation>“{name}”嵌套过深，没有导入；请先另存为纯文本再试。</translation>
    </message>
    <message>
      <source>“{name}” took too long to read; nothing was imported; try to save it as plain text first.</source>
      <translation>读取“{name}”用时过长，没有导入；请先另存为纯文本再试。</translation>
    </message>
    <message>
      <source>“{name}” is too large to be read; nothing was imported; try to save it as plain text first.</source>
      <translation>“{name}”过大，没有导入；请先另存为纯文本再试。</translation>
    </message>
    <message>
      <source>It could not be found out where this list keeps words apart; your own words are unchanged; please import it once more.</source>
      <translation>没能查出这个词表中的词在哪里拆开；您自己的词没有改动；请再导入一次。</translation>
    </message>
    <message>
      <source>{count} changes were made differently here and there; nothing was changed; say which stand with “meipi words import --take theirs” or “--take ours”.</source>
      <translation>有 {count} 处两边改得不同；什么也没有改动；请用“meipi words import --take theirs”或“--take ours”决定以哪边为准。</translation>
    </message>
    <message>
      <source>“{told}” are the pieces of none of these words; no word was changed; write them as 国家|验收.</source>
      <translation>“{told}”不是其中任何一个词的切分；没有更改任何词；请写作“国家|验收”的样子。</translation>
    </message>
    <message>
      <source>{path} is not a Meipi library; it was left untouched, so please choose another file.</source>
      <translation>{path} 不是眉批的文库；没有动它；请另选一个文件。</translation>
    </message>
    <message>
      <source>The library {path} is an empty file; it was left untouched, so please restore a backup, or move the file away to start a new library.</source>
      <translation>文库 {path} 是空文件；没有动它；请恢复备份，或把它移走，重新开始一个文库。</translation>
    </message>
    <message>
      <source>The library {path} was made by a newer version of Meipi; it was left untouched, so please update Meipi to open it.</source>
      <translation>文库 {path} 来自更新版本的眉批；没有动它；请更新眉批后再打开。</translation>
    </message>
    <message>
      <source>The library {path} is damaged and cannot be read in full; your backups are safe, so please restore the latest one.</source>
      <translation>文库 {path} 已损坏，不能完整读取；您的备份没有受影响；请恢复最近的一份。</translation>
    </message>
    <message>
      <source>The library {path} is in use by another program; nothing in it was changed, so please close that program or try again in a moment.</source>
      <translation>文库 {path} 正被另一个程序使用；里面什么也没有改动；请关掉那个程序，或稍后再试。</translation>
    </message>
    <message>
      <source>The library {path} cannot be used ({reason}); what was saved before is safe, so please check the disk and the rights of its folder.</source>
      <translation>文库 {path} 不能使用（{reason}）；先前保存的内容都在；请检查磁盘和文件夹的权限。</translation>
    </message>
    <message>
      <source>There is no room left on the disk of {path}; what was saved before is safe, so please free some space and try again.</source>
      <translation>{path} 所在的磁盘满了；先前保存的内容都在；请腾出空间再试。</translation>
    </message>
    <message>
      <source>There is no article {id} in the library; nothing was changed, so please choose another one.</source>
      <translation>文库里没有文章 {id}；什么也没有改动；请另选一篇。</translation>
    </message>
    <message>
      <source>There is no folder {id} in the library; nothing was changed, so please choose another one.</source>
      <translation>文库中没有文件夹 {id}；什么都没有改变，请另选一个。</translation>
    </message>
    <message>
      <source>There is no highlight {id} in the library; nothing was changed, so please choose another one.</source>
      <translation>文库里没有标注 {id}；什么也没有改动；请另选一条。</translation>
    </message>
    <message>
      <source>{id} is not in the bin; nothing was changed, so please look at the bin again.</source>
      <translation>{id} 不在回收站；没有任何改动；请再看看回收站。</translation>
    </message>
    <message>
      <source>There is no tag {id} in the library; nothing was changed, so please choose another one.</source>
      <translation>文库里没有标签 {id}；什么也没有改动；请另选一个。</translation>
    </message>
    <message>
      <source>There is no tag set {id} in the library; nothing was changed, so please choose another one.</source>
      <translation>文库里没有标签集 {id}；什么也没有改动；请另选一个。</translation>
    </message>
    <message>
      <source>The tag {id} is on highlights or has tags below it; nothing was removed, so please free it first.</source>
      <translation>标签 {id} 还在标注上，或下面还有标签；什么也没有删除；请先把它空出来。</translation>
    </message>
    <message>
      <source>The tag set {id} still holds tags; nothing was removed, so please remove its tags first.</source>
      <translation>标签集 {id} 里还有标签；什么也没有删除；请先删除里面的标签。</translation>
    </message>
    <message>
      <source>it is read-only</source>
      <translation>只读</translation>
    </message>
  </context>
  <context>
    <name>ExportDialog</name>
    <message>
      <source>Export Notes</source>
      <translation>导出批注</translation>
    </message>
    <message>
      <source>Of</source>
      <translation>范围</translation>
    </message>
    <message>
      <source>With</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Formats</source>
      <translation>格式</translation>
    </message>
    <message>
      <source>How it looks</source>
      <translation>预览</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>导出……</translation>
    </message>
    <message>
      <source>There are no highlights to export yet.</source>
      <translation>还没有可以导出的标注。</translation>
    </message>
    <message>
      <source>There is too much to show beforehand.</source>
      <translation>内容太多，不作预览。</translation>
    </message>
    <message>
      <source>for Obsidian and other notes</source>
      <translation>用于 Obsidian 等笔记软件</translation>
    </message>
    <message>
      <source>Web page</source>
      <translation>网页</translation>
    </message>
    <message>
      <source>the whole text with its marks, in one file</source>
      <translation>带标注的全文，一个文件</translation>
    </message>
    <message>
      <source>the whole text to print, with colours and notes</source>
      <translation>整篇文章，带颜色和批注，供打印</translation>
    </message>
    <message>
      <source>quotes with your notes as comments</source>
      <translation>摘录，你的批注写成 Word 批注</translation>
    </message>
    <message>
      <source>a row for each highlight</source>
      <translation>每条标注一行</translation>
    </message>
    <message>
      <source>a row for each highlight, for any spreadsheet</source>
      <translation>每条标注一行，任何表格软件可用</translation>
    </message>
    <message>
      <source>a card for each highlight</source>
      <translation>每条标注一张卡片</translation>
    </message>
    <message>
      <source>for ATLAS.ti, MAXQDA, NVivo, QualCoder</source>
      <translation>用于 ATLAS.ti、MAXQDA、NVivo、QualCoder</translation>
    </message>
    <message>
      <source>W3C annotations</source>
      <translation>W3C 网页批注</translation>
    </message>
    <message>
      <source>for other annotation tools</source>
      <translation>用于其他批注工具</translation>
    </message>
    <message>
      <source>everything, to bring back here</source>
      <translation>全部内容，可再导回</translation>
    </message>
    <message>
      <source>1 highlight</source>
      <translation>1 条标注</translation>
    </message>
    <message>
      <source>{count} highlights</source>
      <translation>{count} 条标注</translation>
    </message>
    <message>
      <source>1 article</source>
      <translation>1 篇文章</translation>
    </message>
    <message>
      <source>{count} articles</source>
      <translation>{count} 篇文章</translation>
    </message>
    <message>
      <source>{highlights} in {articles}</source>
      <translation>{articles}，{highlights}</translation>
    </message>
    <message>
      <source>{count} selected articles</source>
      <translation>选中的 {count} 篇文章</translation>
    </message>
    <message>
      <source>{count} selected highlights</source>
      <translation>选中的 {count} 条标注</translation>
    </message>
    <message>
      <source>This article: {title}</source>
      <translation>本文：{title}</translation>
    </message>
    <message>
      <source>Folder: {name}</source>
      <translation>文件夹：{name}</translation>
    </message>
    <message>
      <source>The whole library</source>
      <translation>整个文库</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>批注</translation>
    </message>
  </context>
  <context>
    <name>Filing</name>
    <message>
      <source>Articles ({endings});;All files (*)</source>
      <translation>文章 ({endings});;所有文件 (*)</translation>
    </message>
    <message>
      <source>Open Articles</source>
      <translation>打开文章</translation>
    </message>
    <message>
      <source>Open Folder</source>
      <translation>打开文件夹</translation>
    </message>
    <message>
      <source>Export Notes</source>
      <translation>导出批注</translation>
    </message>
    <message>
      <source>The notes are in “{name}”.</source>
      <translation>批注已写入“{name}”。</translation>
    </message>
    <message>
      <source>REFI-QDA codebook (*.qdc)</source>
      <translation>REFI-QDA 标签手册 (*.qdc)</translation>
    </message>
    <message>
      <source>JSON, everything (*.json)</source>
      <translation>JSON，全部内容 (*.json)</translation>
    </message>
    <message>
      <source>Spreadsheet (*.csv)</source>
      <translation>电子表格 (*.csv)</translation>
    </message>
    <message>
      <source>Code Book (*.md *.html *.pdf)</source>
      <translation>标签手册 (*.md *.html *.pdf)</translation>
    </message>
    <message>
      <source>Export Tag Set</source>
      <translation>导出标签集</translation>
    </message>
    <message>
      <source>The code book is in “{name}”.</source>
      <translation>标签手册已写入“{name}”。</translation>
    </message>
    <message>
      <source>The tag set is in “{name}”.</source>
      <translation>标签集已写入“{name}”。</translation>
    </message>
    <message>
      <source>Tag sets (*.qdc *.json *.csv)</source>
      <translation>标签集 (*.qdc *.json *.csv)</translation>
    </message>
    <message>
      <source>Import Tag Set</source>
      <translation>导入标签集</translation>
    </message>
    <message>
      <source>{restored} highlights are restored, {lost} have no place, in {articles} articles.</source>
      <translation>{articles} 篇文章：{restored} 条标注已导回，{lost} 条找不到位置。</translation>
    </message>
    <message>
      <source>What has no place here is left out: {named}</source>
      <translation>这里装不下的内容略去：{named}</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message>
      <source>Find</source>
      <translation>查找</translation>
    </message>
    <message>
      <source>Find in this article…</source>
      <translation>在本文中查找…</translation>
    </message>
    <message>
      <source>Found</source>
      <translation>找到</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
  </context>
  <context>
    <name>FolderView</name>
    <message>
      <source>Folders</source>
      <translation>文件夹</translation>
    </message>
  </context>
  <context>
    <name>FoundView</name>
    <message>
      <source>Found in the library</source>
      <translation>文库中找到的</translation>
    </message>
  </context>
  <context>
    <name>GatheredHead</name>
    <message>
      <source>Filter</source>
      <translation>筛选</translation>
    </message>
    <message>
      <source>Arrange</source>
      <translation>排列</translation>
    </message>
    <message>
      <source>This Article</source>
      <translation>本文</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>文库</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>不分组</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Article</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Day</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Reading Order</source>
      <translation>阅读顺序</translation>
    </message>
    <message>
      <source>Newest First</source>
      <translation>最新在前</translation>
    </message>
    <message>
      <source>Last Changed</source>
      <translation>最近修改</translation>
    </message>
    <message>
      <source>Group by</source>
      <translation>分组</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>顺序</translation>
    </message>
    <message>
      <source>Filtered</source>
      <translation>已筛选</translation>
    </message>
  </context>
  <context>
    <name>GatheredNames</name>
    <message>
      <source>Untagged</source>
      <translation>无标签</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>失位</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Yesterday</source>
      <translation>昨天</translation>
    </message>
  </context>
  <context>
    <name>HighlightsPanel</name>
    <message>
      <source>Highlights</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>Select a passage and press a tag's key, or H.</source>
      <translation>选中一段文字，按标签的数字键，或按 H。</translation>
    </message>
    <message>
      <source>No highlight is like this.</source>
      <translation>没有这样的标注。</translation>
    </message>
    <message>
      <source>{count} selected</source>
      <translation>已选 {count} 条</translation>
    </message>
    <message>
      <source>{count} of {total}</source>
      <translation>{count} / {total}</translation>
    </message>
  </context>
  <context>
    <name>KeywordChips</name>
    <message>
      <source>Keywords</source>
      <translation>关键词</translation>
    </message>
  </context>
  <context>
    <name>LibraryPanel</name>
    <message>
      <source>Library</source>
      <translation>文库</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>Sort and Filter</source>
      <translation>排序与筛选</translation>
    </message>
    <message>
      <source>All Articles</source>
      <translation>全部文章</translation>
    </message>
    <message>
      <source>In No Folder</source>
      <translation>未归类</translation>
    </message>
    <message>
      <source>Open a file with Ctrl+O, or drop one here.</source>
      <translation>按 Ctrl+O 打开文件，或把文件拖到这里。</translation>
    </message>
    <message>
      <source>No article is like this.</source>
      <translation>没有这样的文章。</translation>
    </message>
    <message>
      <source>Drag articles onto the folder to have them here.</source>
      <translation>把文章拖到文件夹上，就会放在这里。</translation>
    </message>
    <message>
      <source>{count} selected</source>
      <translation>已选 {count} 篇</translation>
    </message>
    <message>
      <source>{count} of {total}</source>
      <translation>{total} 篇中的 {count} 篇</translation>
    </message>
  </context>
  <context>
    <name>LibrarySearch</name>
    <message>
      <source>Search the library</source>
      <translation>搜索文库</translation>
    </message>
    <message>
      <source>Titles, texts, notes and tags  {key}</source>
      <translation>标题、正文、批注与标签  {key}</translation>
    </message>
    <message>
      <source>Nothing of the library holds this.</source>
      <translation>文库中没有找到。</translation>
    </message>
    <message>
      <source>Show more</source>
      <translation>显示更多</translation>
    </message>
  </context>
  <context>
    <name>LostCard</name>
    <message>
      <source>It may stand here now. What is new is tinted, what is gone in 〔 〕.</source>
      <translation>现在可能在这里。新出现的字带底色，原有而不见的字放在〔 〕里。</translation>
    </message>
    <message>
      <source>It may stand here now.</source>
      <translation>现在可能在这里。</translation>
    </message>
    <message>
      <source>Nothing in the article is like it any more. It can be placed by hand.</source>
      <translation>文章里已经没有与它相似的文字，可以手动放置。</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>Toolbar</source>
      <translation>工具栏</translation>
    </message>
    <message>
      <source>Highlights</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>词</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>重做</translation>
    </message>
  </context>
  <context>
    <name>Marking</name>
    <message>
      <source>Highlight</source>
      <translation>标注</translation>
    </message>
    <message>
      <source>with a note</source>
      <translation>有批注</translation>
    </message>
  </context>
  <context>
    <name>MergeDialog</name>
    <message>
      <source>Where the tags go</source>
      <translation>标签放到哪里</translation>
    </message>
    <message>
      <source>Keep All Mine</source>
      <translation>全部保留我的</translation>
    </message>
    <message>
      <source>Take All Theirs</source>
      <translation>全部采用对方的</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>合并</translation>
    </message>
    <message>
      <source>What Changed — {name}</source>
      <translation>改了什么 — {name}</translation>
    </message>
    <message>
      <source>“{name}” has not been shared yet.</source>
      <translation>“{name}”还没有分享过。</translation>
    </message>
    <message>
      <source>Since “{name}” was last shared:</source>
      <translation>“{name}”上次分享以来：</translation>
    </message>
    <message>
      <source>Nothing has changed since “{name}” was last shared.</source>
      <translation>“{name}”自上次分享以来没有改动。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>As a new tag set</source>
      <translation>作为新的标签集</translation>
    </message>
    <message>
      <source>Into “{name}”, by path</source>
      <translation>按路径并入“{name}”</translation>
    </message>
    <message>
      <source>Merge Tag Set — {name}</source>
      <translation>合并标签集 — {name}</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <source>“{name}” is a tag set that is not here yet, with {count} tags.</source>
      <translation>“{name}”是这里还没有的标签集，有 {count} 个标签。</translation>
    </message>
    <message>
      <source>The file brings nothing new for “{name}”.</source>
      <translation>这个文件没有给“{name}”带来改动。</translation>
    </message>
    <message>
      <source>The file brings {count} changes for “{name}”; {conflicts} of them are for you to decide.</source>
      <translation>这个文件给“{name}”带来 {count} 处改动，其中 {conflicts} 处要由你决定。</translation>
    </message>
    <message>
      <source>The file brings {count} changes for “{name}”.</source>
      <translation>这个文件给“{name}”带来 {count} 处改动。</translation>
    </message>
    <message>
      <source>What a tag set has no place for is left out: {named}</source>
      <translation>标签集装不下的内容略去：{named}</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>Dismiss</source>
      <translation>关闭</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
  </context>
  <context>
    <name>NamingPainter</name>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
  </context>
  <context>
    <name>NewTagList</name>
    <message>
      <source>New tags</source>
      <translation>新标签</translation>
    </message>
    <message>
      <source>Articles</source>
      <translation>文章</translation>
    </message>
    <message>
      <source>ticked</source>
      <translation>已勾选</translation>
    </message>
    <message>
      <source>not ticked</source>
      <translation>未勾选</translation>
    </message>
  </context>
  <context>
    <name>NoteCard</name>
    <message>
      <source>Write what you think…</source>
      <translation>写下你的想法……</translation>
    </message>
  </context>
  <context>
    <name>NoteField</name>
    <message>
      <source>Note</source>
      <translation>批注</translation>
    </message>
  </context>
  <context>
    <name>OptionBoxes</name>
    <message>
      <source>Under</source>
      <translation>归类</translation>
    </message>
    <message>
      <source>In</source>
      <translation>上下文</translation>
    </message>
    <message>
      <source>Sources</source>
      <translation>出处</translation>
    </message>
    <message>
      <source>With the sentence</source>
      <translation>带所在的句子</translation>
    </message>
    <message>
      <source>With the paragraph</source>
      <translation>带所在的段落</translation>
    </message>
    <message>
      <source>In the whole text</source>
      <translation>在全文之中</translation>
    </message>
    <message>
      <source>By article and heading</source>
      <translation>按文章和小标题</translation>
    </message>
    <message>
      <source>By tag</source>
      <translation>按标签</translation>
    </message>
    <message>
      <source>In reading order</source>
      <translation>按阅读顺序</translation>
    </message>
    <message>
      <source>Sources in plain words</source>
      <translation>出处：普通写法</translation>
    </message>
    <message>
      <source>Sources by GB/T 7714</source>
      <translation>出处：GB/T 7714</translation>
    </message>
  </context>
  <context>
    <name>OriginalView</name>
    <message>
      <source>Original bytes</source>
      <translation>原始字节</translation>
    </message>
    <message>
      <source>{count} bytes</source>
      <translation>{count} 字节</translation>
    </message>
    <message>
      <source>{count} characters</source>
      <translation>{count} 字</translation>
    </message>
    <message>
      <source>… {count} more characters</source>
      <translation>… 还有 {count} 字</translation>
    </message>
  </context>
  <context>
    <name>PageSetting</name>
    <message>
      <source>Page</source>
      <translation>版面</translation>
    </message>
    <message>
      <source>As at First</source>
      <translation>恢复默认</translation>
    </message>
    <message>
      <source>Typeface</source>
      <translation>字体</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>字号</translation>
    </message>
    <message>
      <source>Characters a line</source>
      <translation>每行字数</translation>
    </message>
    <message>
      <source>Leading</source>
      <translation>行距</translation>
    </message>
    <message>
      <source>Paragraphs</source>
      <translation>段落</translation>
    </message>
    <message>
      <source>Indented</source>
      <translation>首行缩进</translation>
    </message>
    <message>
      <source>Spaced</source>
      <translation>段间留白</translation>
    </message>
    <message>
      <source>Paragraph numbers</source>
      <translation>段落编号</translation>
    </message>
    <message>
      <source>Hidden</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <source>Shown</source>
      <translation>显示</translation>
    </message>
    <message>
      <source>None</source>
      <translation>不显</translation>
    </message>
    <message>
      <source>Gap</source>
      <translation>间距</translation>
    </message>
    <message>
      <source>Underline</source>
      <translation>下划线</translation>
    </message>
    <message>
      <source>Tint</source>
      <translation>底色</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>词界</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>不标</translation>
    </message>
    <message>
      <source>All Words</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Hard Words</source>
      <translation>难词</translation>
    </message>
    <message>
      <source>Pinyin</source>
      <translation>拼音</translation>
    </message>
    <message>
      <source>Hard is beyond</source>
      <translation>难词超出</translation>
    </message>
    <message>
      <source>Written in</source>
      <translation>注音用</translation>
    </message>
    <message>
      <source>Zhuyin</source>
      <translation>注音符号</translation>
    </message>
    <message>
      <source>As Written</source>
      <translation>照原文</translation>
    </message>
    <message>
      <source>Simplified</source>
      <translation>简体</translation>
    </message>
    <message>
      <source>Traditional</source>
      <translation>繁体</translation>
    </message>
    <message>
      <source>Characters</source>
      <translation>字形</translation>
    </message>
    <message>
      <source>As the System</source>
      <translation>跟随系统</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <source>Sepia</source>
      <translation>米黄</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <source>High Contrast</source>
      <translation>高对比度</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>配色</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>缩小</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>放大</translation>
    </message>
  </context>
  <context>
    <name>PageVoice</name>
    <message>
      <source>Article</source>
      <translation>文章</translation>
    </message>
  </context>
  <context>
    <name>PrintingOut</name>
    <message>
      <source>The article is being printed…</source>
      <translation>正在打印文章……</translation>
    </message>
    <message>
      <source>The article was printed.</source>
      <translation>文章已打印。</translation>
    </message>
    <message>
      <source>Save as PDF</source>
      <translation>存为 PDF</translation>
    </message>
    <message>
      <source>The article is in “{name}”.</source>
      <translation>文章已存入“{name}”。</translation>
    </message>
  </context>
  <context>
    <name>ProposedList</name>
    <message>
      <source>Proposed</source>
      <translation>候选</translation>
    </message>
    <message>
      <source>Accept All</source>
      <translation>全部采纳</translation>
    </message>
    <message>
      <source>In This Article</source>
      <translation>本文各处</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有文章</translation>
    </message>
    <message>
      <source>Looking for words that belong together…</source>
      <translation>正在找常连在一起的词……</translation>
    </message>
    <message>
      <source>No repeated phrase here is split into several words.</source>
      <translation>这里反复出现的说法都没有被切开。</translation>
    </message>
  </context>
  <context>
    <name>ReadingAloud</name>
    <message>
      <source>The speech engine could not speak; nothing was changed; see whether the system has sound.</source>
      <translation>语音引擎没能朗读；什么都没有改动；请看看系统有没有声音。</translation>
    </message>
  </context>
  <context>
    <name>ReadingCard</name>
    <message>
      <source>Reading</source>
      <translation>读音</translation>
    </message>
    <message>
      <source>Only Here</source>
      <translation>只在此处</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有文章</translation>
    </message>
    <message>
      <source>Reading of {word}</source>
      <translation>{word}的读音</translation>
    </message>
    <message>
      <source>Syllables wanted: {count}, as zhong4yao4</source>
      <translation>{count}个音节，如 zhong4yao4</translation>
    </message>
    <message>
      <source>As it is looked up</source>
      <translation>照词典的读音</translation>
    </message>
  </context>
  <context>
    <name>ReadingVerbs</name>
    <message>
      <source>There is no Chinese word here; point at one, or put the caret on it.</source>
      <translation>这里没有汉语词；请指着一个词，或把光标放在词上。</translation>
    </message>
    <message>
      <source>{word} is known.</source>
      <translation>“{word}”已记为认识。</translation>
    </message>
    <message>
      <source>{word} is no longer known.</source>
      <translation>“{word}”不再记为认识。</translation>
    </message>
  </context>
  <context>
    <name>Rendered</name>
    <message>
      <source>Note</source>
      <translation>批注</translation>
    </message>
  </context>
  <context>
    <name>RepairList</name>
    <message>
      <source>Repairs</source>
      <translation>修补</translation>
    </message>
    <message>
      <source>{ticked} of {count} ticked</source>
      <translation>已勾选 {ticked} / {count}</translation>
    </message>
    <message>
      <source>waits for what is dropped inside it</source>
      <translation>需先勾选其中要去掉的部分</translation>
    </message>
    <message>
      <source>ticked</source>
      <translation>已勾选</translation>
    </message>
    <message>
      <source>not ticked</source>
      <translation>未勾选</translation>
    </message>
    <message>
      <source>some ticked</source>
      <translation>部分勾选</translation>
    </message>
  </context>
  <context>
    <name>Repairs</name>
    <message>
      <source>Broken paragraphs</source>
      <translation>断开的段落</translation>
    </message>
    <message>
      <source>Repeated text</source>
      <translation>重复的文字</translation>
    </message>
    <message>
      <source>Hard-wrapped lines</source>
      <translation>硬换行</translation>
    </message>
    <message>
      <source>Spaces as indents</source>
      <translation>用空格缩进</translation>
    </message>
    <message>
      <source>Page numbers</source>
      <translation>页码</translation>
    </message>
    <message>
      <source>Running heads</source>
      <translation>页眉</translation>
    </message>
    <message>
      <source>A paragraph broken in two is joined</source>
      <translation>把断成两截的段落接起来</translation>
    </message>
    <message>
      <source>{count} paragraphs stand twice: folded</source>
      <translation>{count} 段重复出现：折去</translation>
    </message>
    <message>
      <source>{count} hard-wrapped lines are one paragraph</source>
      <translation>{count} 行硬换行合为一段</translation>
    </message>
    <message>
      <source>{count} indents of spaces go: the page has its own</source>
      <translation>去掉 {count} 处空格缩进，版面自有缩进</translation>
    </message>
    <message>
      <source>A page number is dropped</source>
      <translation>去掉一个页码</translation>
    </message>
    <message>
      <source>A running head is dropped</source>
      <translation>去掉一行页眉</translation>
    </message>
    <message>
      <source>A paragraph stands twice: folded</source>
      <translation>一段重复出现：折去</translation>
    </message>
    <message>
      <source>An indent of spaces goes: the page has its own</source>
      <translation>去掉一处空格缩进，版面自有缩进</translation>
    </message>
    <message>
      <source>The last {count} paragraphs repeat: folded</source>
      <translation>最后 {count} 段重复：折去</translation>
    </message>
  </context>
  <context>
    <name>RepairsDialog</name>
    <message>
      <source>Repairs</source>
      <translation>修补</translation>
    </message>
    <message>
      <source>Nothing in this article seems to need mending.</source>
      <translation>这篇文章似乎没有需要修补的地方。</translation>
    </message>
    <message>
      <source>Tick All</source>
      <translation>全选</translation>
    </message>
    <message>
      <source>Tick None</source>
      <translation>全不选</translation>
    </message>
    <message>
      <source>Side by Side</source>
      <translation>对照</translation>
    </message>
    <message>
      <source>Original Bytes</source>
      <translation>原始字节</translation>
    </message>
    <message>
      <source>As imported</source>
      <translation>导入时</translation>
    </message>
    <message>
      <source>As mended</source>
      <translation>修补后</translation>
    </message>
    <message>
      <source>Leave as It Is</source>
      <translation>保持原样</translation>
    </message>
    <message>
      <source>Use These</source>
      <translation>采用所选</translation>
    </message>
    <message>
      <source>{ticked} of {count} repairs are ticked; nothing else is changed.</source>
      <translation>已勾选 {ticked} / {count} 处修补，其余不变。</translation>
    </message>
    <message>
      <source>Looking for what may be mended…</source>
      <translation>正在查找可以修补之处……</translation>
    </message>
    <message>
      <source>Repairs — {name}</source>
      <translation>修补 — {name}</translation>
    </message>
  </context>
  <context>
    <name>RestoreDialog</name>
    <message>
      <source>Bring Notes Back</source>
      <translation>恢复批注</translation>
    </message>
    <message>
      <source>Highlights come without the tags that are not ticked.</source>
      <translation>未勾选的标签不会加到标注上。</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Bring Back</source>
      <translation>恢复</translation>
    </message>
    <message>
      <source>{marks} highlights would come back in {articles} articles, with {tags} tags that are new.</source>
      <translation>将恢复 {articles} 篇文章里的 {marks} 条标注，带来 {tags} 个新标签。</translation>
    </message>
  </context>
  <context>
    <name>Review</name>
    <message>
      <source>Lost Highlights</source>
      <translation>失位的标注</translation>
    </message>
    <message>
      <source>Every highlight has its place.</source>
      <translation>每条标注都有自己的位置。</translation>
    </message>
    <message>
      <source>Place by Hand</source>
      <translation>手动放置</translation>
    </message>
    <message>
      <source>Place at the Selection</source>
      <translation>放在所选处</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <source>Select the passage in the page, then press “Place at the Selection”.</source>
      <translation>请在页面上选中对应的文字，再按“放在所选处”。</translation>
    </message>
    <message>
      <source>a sure place</source>
      <translation>位置可靠</translation>
    </message>
    <message>
      <source>possible places: {count}</source>
      <translation>可能的位置：{count} 处</translation>
    </message>
    <message>
      <source>no place</source>
      <translation>找不到位置</translation>
    </message>
  </context>
  <context>
    <name>ScopeBar</name>
    <message>
      <source>Where the correction holds</source>
      <translation>更正在哪里生效</translation>
    </message>
    <message>
      <source>Only Here</source>
      <translation>只在此处</translation>
    </message>
    <message>
      <source>In This Article</source>
      <translation>本文各处</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有文章</translation>
    </message>
  </context>
  <context>
    <name>SelectionBar</name>
    <message>
      <source>What to do with the selection</source>
      <translation>对选段的操作</translation>
    </message>
  </context>
  <context>
    <name>SelectionKeys</name>
    <message>
      <source>Tag…</source>
      <translation>标签…</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Copy Quotation</source>
      <translation>复制引文</translation>
    </message>
    <message>
      <source>Go to Highlight</source>
      <translation>转到标注</translation>
    </message>
    <message>
      <source>Copy As</source>
      <translation>复制为</translation>
    </message>
    <message>
      <source>Plain</source>
      <translation>纯文本</translation>
    </message>
    <message>
      <source>Markdown</source>
      <translation>Markdown</translation>
    </message>
    <message>
      <source>GB/T 7714</source>
      <translation>GB/T 7714</translation>
    </message>
    <message>
      <source>Take Off Tag</source>
      <translation>取下标签</translation>
    </message>
  </context>
  <context>
    <name>SidesView</name>
    <message>
      <source>As imported and as mended</source>
      <translation>导入时与修补后</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>略去</translation>
    </message>
    <message>
      <source>… {count} paragraphs unchanged …</source>
      <translation>… {count} 段未变 …</translation>
    </message>
  </context>
  <context>
    <name>SieveBar</name>
    <message>
      <source>Text</source>
      <translation>文字</translation>
    </message>
    <message>
      <source>In quote or note…</source>
      <translation>在引文或批注中…</translation>
    </message>
    <message>
      <source>+ Tag</source>
      <translation>+ 标签</translation>
    </message>
    <message>
      <source>All of Them</source>
      <translation>全部具备</translation>
    </message>
    <message>
      <source>Untagged</source>
      <translation>无标签</translation>
    </message>
    <message>
      <source>With Note</source>
      <translation>有批注</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>失位</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>Not only {tag}</source>
      <translation>不限于{tag}</translation>
    </message>
  </context>
  <context>
    <name>Steps</name>
    <message>
      <source>and {count} more</source>
      <translation>等，另有 {count} 条</translation>
    </message>
  </context>
  <context>
    <name>TagBox</name>
    <message>
      <source>All highlights</source>
      <translation>全部标注</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
  </context>
  <context>
    <name>TagChooser</name>
    <message>
      <source>Tag</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>Type to find or make a tag…</source>
      <translation>输入名称，查找或新建标签……</translation>
    </message>
    <message>
      <source>Type to find a tag…</source>
      <translation>输入以查找标签…</translation>
    </message>
    <message>
      <source>New tag “{name}”</source>
      <translation>新建标签“{name}”</translation>
    </message>
  </context>
  <context>
    <name>TagMenu</name>
    <message>
      <source>Show Its Highlights</source>
      <translation>显示其标注</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <source>New Tag Below</source>
      <translation>新建下级标签</translation>
    </message>
    <message>
      <source>Description…</source>
      <translation>说明…</translation>
    </message>
    <message>
      <source>Merge Into…</source>
      <translation>并入…</translation>
    </message>
    <message>
      <source>Move Up</source>
      <translation>上移</translation>
    </message>
    <message>
      <source>Move Down</source>
      <translation>下移</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>删除…</translation>
    </message>
    <message>
      <source>Colour</source>
      <translation>颜色</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>按键</translation>
    </message>
    <message>
      <source>Move to Tag Set</source>
      <translation>移到标签集</translation>
    </message>
    <message>
      <source>Copy to Tag Set</source>
      <translation>复制到标签集</translation>
    </message>
    <message>
      <source>Copy to “{name}”</source>
      <translation>复制到“{name}”</translation>
    </message>
    <message>
      <source>Move to “{name}”</source>
      <translation>移到“{name}”</translation>
    </message>
    <message>
      <source>New Tag Set…</source>
      <translation>新建标签集……</translation>
    </message>
    <message>
      <source>Red</source>
      <translation>红</translation>
    </message>
    <message>
      <source>Blue</source>
      <translation>蓝</translation>
    </message>
    <message>
      <source>Brown</source>
      <translation>棕</translation>
    </message>
    <message>
      <source>Slate</source>
      <translation>灰蓝</translation>
    </message>
    <message>
      <source>Teal</source>
      <translation>青</translation>
    </message>
    <message>
      <source>Olive</source>
      <translation>橄榄绿</translation>
    </message>
    <message>
      <source>Rose</source>
      <translation>玫红</translation>
    </message>
    <message>
      <source>Green</source>
      <translation>绿</translation>
    </message>
    <message>
      <source>Other…</source>
      <translation>其他…</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
  </context>
  <context>
    <name>TagSetMenu</name>
    <message>
      <source>New Tag Set…</source>
      <translation>新建标签集…</translation>
    </message>
    <message>
      <source>Rename Tag Set…</source>
      <translation>重命名标签集…</translation>
    </message>
    <message>
      <source>Description…</source>
      <translation>说明…</translation>
    </message>
    <message>
      <source>Remove Tag Set…</source>
      <translation>删除标签集…</translation>
    </message>
    <message>
      <source>What Changed…</source>
      <translation>改了什么……</translation>
    </message>
    <message>
      <source>New Tag Set</source>
      <translation>新建标签集</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Rename Tag Set</source>
      <translation>重命名标签集</translation>
    </message>
    <message>
      <source>What is “{name}” for?</source>
      <translation>“{name}”用来做什么？</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>说明</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Remove the tag set “{name}”? It has {tags} tags, on {highlights} highlights, which stay without them. The set is in the bin for {days} days.</source>
      <translation>删除标签集“{name}”吗？其中有 {tags} 个标签，用在 {highlights} 条标注上；标注保留，只是不再带这些标签。标签集在回收站中保留 {days} 天。</translation>
    </message>
  </context>
  <context>
    <name>TagTreeModel</name>
    <message>
      <source>1 highlight</source>
      <translation>1 条标注</translation>
    </message>
    <message>
      <source>{count} highlights</source>
      <translation>{count} 条标注</translation>
    </message>
    <message>
      <source>key {key}</source>
      <translation>按键 {key}</translation>
    </message>
    <message>
      <source>, </source>
      <translation>，</translation>
    </message>
  </context>
  <context>
    <name>TagTreePainter</name>
    <message>
      <source>Name of the tag</source>
      <translation>标签名称</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
  </context>
  <context>
    <name>TagVerbs</name>
    <message>
      <source>Colour of “{name}”</source>
      <translation>“{name}”的颜色</translation>
    </message>
    <message>
      <source>Description</source>
      <translation>说明</translation>
    </message>
    <message>
      <source>What is “{name}” for?</source>
      <translation>“{name}”用来标什么？</translation>
    </message>
    <message>
      <source>New Tag Set</source>
      <translation>新建标签集</translation>
    </message>
    <message>
      <source>Name of the set with “{name}” and what is below it</source>
      <translation>“{name}”及其下标签所成标签集的名称</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>删除</translation>
    </message>
    <message>
      <source>Remove “{name}”?</source>
      <translation>删除“{name}”吗？</translation>
    </message>
    <message>
      <source>Remove “{name}” with the tag below it?</source>
      <translation>删除“{name}”及其下的 1 个标签吗？</translation>
    </message>
    <message>
      <source>Remove “{name}” with {tags} tags below it?</source>
      <translation>删除“{name}”及其下的 {tags} 个标签吗？</translation>
    </message>
    <message>
      <source>{question} {consequence}</source>
      <translation>{question}{consequence}</translation>
    </message>
    <message>
      <source>1 highlight stays, without this tag. It is in the bin for {days} days.</source>
      <translation>有 1 条标注会保留，只是不再带这个标签。标签在回收站中保留 {days} 天。</translation>
    </message>
    <message>
      <source>{highlights} highlights stay, without this tag. It is in the bin for {days} days.</source>
      <translation>有 {highlights} 条标注会保留，只是不再带这个标签。标签在回收站中保留 {days} 天。</translation>
    </message>
    <message>
      <source>They are in the bin for {days} days.</source>
      <translation>它们在回收站中保留 {days} 天。</translation>
    </message>
    <message>
      <source>1 highlight stays, without these tags. They are in the bin for {days} days.</source>
      <translation>有 1 条标注会保留，只是不再带这些标签。标签在回收站中保留 {days} 天。</translation>
    </message>
    <message>
      <source>{highlights} highlights stay, without these tags. They are in the bin for {days} days.</source>
      <translation>有 {highlights} 条标注会保留，只是不再带这些标签。标签在回收站中保留 {days} 天。</translation>
    </message>
  </context>
  <context>
    <name>TagsPanel</name>
    <message>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <source>New Tag</source>
      <translation>新建标签</translation>
    </message>
    <message>
      <source>Make the first tag with the plus above.</source>
      <translation>点上面的加号，新建第一个标签。</translation>
    </message>
    <message>
      <source>Tag set {name}</source>
      <translation>标签集 {name}</translation>
    </message>
  </context>
  <context>
    <name>ThemeMap</name>
    <message>
      <source>Theme Map</source>
      <translation>主题分布图</translation>
    </message>
    <message>
      <source>{name}: {here} here, {all} in the article</source>
      <translation>{name}：此处 {here} 处，全文 {all} 处</translation>
    </message>
  </context>
  <context>
    <name>ThemeMapping</name>
    <message>
      <source>Other tags</source>
      <translation>其他标签</translation>
    </message>
    <message>
      <source>Without a tag</source>
      <translation>未加标签</translation>
    </message>
  </context>
  <context>
    <name>TimesButton</name>
    <message>
      <source>Any Time</source>
      <translation>任何时间</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <source>Last 7 Days</source>
      <translation>最近 7 天</translation>
    </message>
    <message>
      <source>Last 30 Days</source>
      <translation>最近 30 天</translation>
    </message>
    <message>
      <source>From Day to Day…</source>
      <translation>选择日期…</translation>
    </message>
  </context>
  <context>
    <name>WantedLine</name>
    <message>
      <source>Shown only</source>
      <translation>只显示</translation>
    </message>
    <message>
      <source>Unread</source>
      <translation>未读</translation>
    </message>
    <message>
      <source>No Source</source>
      <translation>无来源</translation>
    </message>
    <message>
      <source>Imported {period}</source>
      <translation>{period}导入</translation>
    </message>
    <message>
      <source>Published {period}</source>
      <translation>{period}发表</translation>
    </message>
    <message>
      <source>Not only {what}</source>
      <translation>不再限于：{what}</translation>
    </message>
  </context>
  <context>
    <name>WordCard</name>
    <message>
      <source>Meaning of the word</source>
      <translation>词义</translation>
    </message>
    <message>
      <source>here {count} · in the library {library}</source>
      <translation>本文 {count} 次 · 文库 {library} 次</translation>
    </message>
    <message>
      <source>Let Go</source>
      <translation>移出生词</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>收入生词</translation>
    </message>
    <message>
      <source>Not Known</source>
      <translation>不认识</translation>
    </message>
    <message>
      <source>Known</source>
      <translation>认识</translation>
    </message>
  </context>
  <context>
    <name>WordFiling</name>
    <message>
      <source>Spreadsheet, everything (*.csv)</source>
      <translation>电子表格，含全部内容 (*.csv)</translation>
    </message>
    <message>
      <source>User dictionary of jieba (*.txt)</source>
      <translation>jieba 用户词典 (*.txt)</translation>
    </message>
    <message>
      <source>Export Word List</source>
      <translation>导出词表</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>词表</translation>
    </message>
    <message>
      <source>The words are in “{name}”.</source>
      <translation>词表已写入“{name}”。</translation>
    </message>
    <message>
      <source>Word lists (*.csv *.txt)</source>
      <translation>词表 (*.csv *.txt)</translation>
    </message>
    <message>
      <source>Import Word List</source>
      <translation>导入词表</translation>
    </message>
    <message>
      <source>Take Theirs</source>
      <translation>采用对方的</translation>
    </message>
    <message>
      <source>One word came in.</source>
      <translation>新增 1 个词。</translation>
    </message>
    <message>
      <source>{count} words came in.</source>
      <translation>新增 {count} 个词。</translation>
    </message>
    <message>
      <source>One word is changed.</source>
      <translation>更改 1 个词。</translation>
    </message>
    <message>
      <source>{count} words are changed.</source>
      <translation>更改 {count} 个词。</translation>
    </message>
    <message>
      <source>One word is removed.</source>
      <translation>删除 1 个词。</translation>
    </message>
    <message>
      <source>{count} words are removed.</source>
      <translation>删除 {count} 个词。</translation>
    </message>
    <message>
      <source>The list says nothing new; your words are as they were.</source>
      <translation>词表中没有新内容；您的词没有变化。</translation>
    </message>
    <message>
      <source>One word is cut differently in the file; yours stays.</source>
      <translation>有 1 个词在文件中切分不同；保留您的。</translation>
    </message>
    <message>
      <source>{count} words are cut differently in the file; yours stay.</source>
      <translation>有 {count} 个词在文件中切分不同；保留您的。</translation>
    </message>
    <message>
      <source>One word is different in the file; yours stays.</source>
      <translation>有 1 个词在文件中不同；保留您的。</translation>
    </message>
    <message>
      <source>{count} words are different in the file; yours stay.</source>
      <translation>有 {count} 个词在文件中不同；保留您的。</translation>
    </message>
  </context>
  <context>
    <name>WordLines</name>
    <message>
      <source>Lost</source>
      <translation>失位</translation>
    </message>
    <message>
      <source>Here</source>
      <translation>此处</translation>
    </message>
    <message>
      <source>Everywhere</source>
      <translation>所有文章</translation>
    </message>
    <message>
      <source>In this article</source>
      <translation>本文各处</translation>
    </message>
  </context>
  <context>
    <name>WordLookup</name>
    <message>
      <source>There is no word to look up here; point at one, or put the caret on it.</source>
      <translation>这里没有可查的词；请把指针指向一个词，或把光标放到词上。</translation>
    </message>
    <message>
      <source>There is no word to keep here; point at one, or put the caret on it.</source>
      <translation>这里没有可收的词；请把指针指向一个词，或把光标放到词上。</translation>
    </message>
    <message>
      <source>The dictionary could not be made ready; your articles and marks are safe; starting Meipi anew tries again.</source>
      <translation>词典未能就绪；文章和标注都安全；重新启动眉批会再试。</translation>
    </message>
    <message>
      <source>The dictionary is being made ready; it takes a moment, once.</source>
      <translation>正在准备词典，只需一次，请稍候。</translation>
    </message>
    <message>
      <source>This is not in the dictionary, nor is any word in it.</source>
      <translation>词典里没有这个词，也没有其中的词。</translation>
    </message>
    <message>
      <source>You read it {reading}.</source>
      <translation>你把它读作 {reading}。</translation>
    </message>
    <message>
      <source>This is not in the dictionary; words in it are.</source>
      <translation>词典里没有这个词，但有其中的词：</translation>
    </message>
  </context>
  <context>
    <name>WordVerbs</name>
    <message>
      <source>{count} corrections of words have no place in this text; they stay in their list.</source>
      <translation>有{count}处更正在这篇新文本里找不到位置；仍保留在更正列表里。</translation>
    </message>
    <message>
      <source>There is no word to join here; point at one, or select a passage.</source>
      <translation>这里没有可以连起来的词；请指着一个词，或选中一段。</translation>
    </message>
    <message>
      <source>There is no word to break here; point between two of its characters.</source>
      <translation>这里没有可以拆开的词；请指着词中两个字之间。</translation>
    </message>
    <message>
      <source>No word was corrected just now whose scope could be changed.</source>
      <translation>刚才没有更正过词，范围没有改动。</translation>
    </message>
    <message>
      <source>There are no words here yet; try again in a moment.</source>
      <translation>这里还没有切出词；请稍后再试。</translation>
    </message>
  </context>
  <context>
    <name>WordsHead</name>
    <message>
      <source>Filter words</source>
      <translation>筛选词</translation>
    </message>
    <message>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>Proposed</source>
      <translation>候选</translation>
    </message>
    <message>
      <source>Corrected</source>
      <translation>已更正</translation>
    </message>
    <message>
      <source>Sort</source>
      <translation>排序</translation>
    </message>
    <message>
      <source>By Count</source>
      <translation>按次数</translation>
    </message>
    <message>
      <source>As in the Text</source>
      <translation>按文中次序</translation>
    </message>
    <message>
      <source>By Pinyin</source>
      <translation>按拼音</translation>
    </message>
  </context>
  <context>
    <name>WordsPanel</name>
    <message>
      <source>Words</source>
      <translation>词</translation>
    </message>
    <message>
      <source>No word of the article is like this.</source>
      <translation>文中没有这样的词。</translation>
    </message>
    <message>
      <source>There are no words yet.</source>
      <translation>还没有词。</translation>
    </message>
    <message>
      <source>Find in This Article</source>
      <translation>在本文中查找</translation>
    </message>
    <message>
      <source>Concordance…</source>
      <translation>词的语境…</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
  </context>
  <context>
    <name>Writer</name>
    <message>
      <source>Stopped; “{name}” is as it was before.</source>
      <translation>已停止；“{name}”还和原来一样。</translation>
    </message>
    <message>
      <source>Writing “{name}” …</source>
      <translation>正在写“{name}”……</translation>
    </message>
  </context>
  <context>
    <name>_Preview</name>
    <message>
      <source>How it reads</source>
      <translation>读起来如何</translation>
    </message>
  </context>
</TS>
