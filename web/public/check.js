// Looked at before anything else runs, in the oldest syntax there is: whoever cannot play here is told so, and
// whoever gets half a page is told that (W4). It is no module, and React has no part in it.
;(function () {
  'use strict'

  var root = document.getElementById('root')

  // What the client cannot do without. WebRTC is not among it: without that there are captions.
  var needed = [
    'HTMLScriptElement.prototype.noModule',
    'WebSocket',
    'AudioContext',
    'crypto.getRandomValues',
    'AbortSignal.any',
    'Array.prototype.findLast',
    'Array.prototype.toSorted',
  ]

  function isThere(path) {
    var names = path.split('.')
    var at = window
    for (var i = 0; i < names.length; i += 1) {
      if (!at || !(names[i] in at)) return false
      // A getter of a prototype throws where it is read; that it is there is all that counts.
      if (i < names.length - 1) at = at[names[i]]
    }
    return true
  }

  function add(parent, name, text) {
    var element = document.createElement(name)
    if (text) element.appendChild(document.createTextNode(text))
    return parent.appendChild(element)
  }

  function say(title, words) {
    var main = add(root, 'main')
    main.className = 'notice'
    var alert = add(main, 'div')
    alert.setAttribute('role', 'alert')
    add(alert, 'h1', title)
    add(alert, 'p', words)
    return main
  }

  var missing = needed.filter(function (path) {
    return !isThere(path)
  })

  if (missing.length > 0) {
    root.setAttribute('data-unsupported', missing.join(' '))
    say(
      'This browser cannot play Wakeband',
      'It has no ' + missing.join(', no ') + '. Bring it up to date, or open this page in a current Chrome, Edge, Firefox or Safari.',
    )
    return
  }

  // A script that did not arrive, that this browser cannot read, or that broke before anything was to be seen.
  function broke(event) {
    var isOfScripts = event.target === window || (event.target && event.target.nodeName === 'SCRIPT')
    if (!isOfScripts || root.childNodes.length > 0) return
    var main = say('Wakeband did not start', 'A part of this page did not arrive, or this browser is too old to read it.')
    var button = add(add(main, 'p'), 'button', 'Load it again')
    button.type = 'button'
    button.className = 'button button--main'
    button.onclick = function () {
      location.reload()
    }
  }
  window.addEventListener('error', broke, true)
})()
