// Runs before the application, in every browser: plain ES3 on purpose. Where one of three features is missing, the browser is older than
// what Angular 22 is made for (Chromium 119, Firefox 119, Safari 17; its baseline of 2026-05-07), and the page says so instead of staying
// white. By MDN's compatibility data :user-valid came with Chromium 119, isWellFormed with Firefox 119, the size of a query with Safari 17.
(function () {
  function recent() {
    try {
      return (
        CSS.supports('selector(:user-valid)') && typeof String.prototype.isWellFormed === 'function' && 'size' in URLSearchParams.prototype
      );
    } catch (error) {
      return false;
    }
  }
  if (recent()) return;
  var engine = /Chrome\/(\d+)/.exec(navigator.userAgent);
  var page = document.createElement('body');
  page.innerHTML =
    '<main style="max-width:600px;margin:80px auto;padding:0 16px;font:16px/1.7 sans-serif;color:#1b1c1e">' +
    '<h1 style="font-size:20px">同心：浏览器版本过低</h1>' +
    '<p>需要 Chromium 内核 119 及以上的浏览器（Chrome、Edge、360、QQ、搜狗、奇安信等），或 Firefox 119、Safari 17 及以上。' +
    (engine ? '当前浏览器的内核是 ' + engine[1] + '。' : '') +
    '</p>' +
    '<p>用 360、QQ、搜狗浏览器的：请在地址栏右侧切换到“极速模式”（不是“兼容模式”），并把浏览器升级到最新版。</p>' +
    '<p>电脑不能上网、无法升级的，请与管理员联系。</p>' +
    '<p lang="en">Tongxin needs a browser with Chromium 119 or later, Firefox 119 or later, or Safari 17 or later. ' +
    'In 360, QQ and Sogou browsers choose the speed mode (极速模式) and update; ask your administrator if you cannot.</p>' +
    '</main>';
  document.title = '同心：浏览器版本过低';
  // What the parser still reads goes into the old body, which stands nowhere any more: no script in it runs.
  document.documentElement.replaceChild(page, document.body);
})();
