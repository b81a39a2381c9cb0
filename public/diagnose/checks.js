// The checks of the page /diagnose. Each gets `tell(check, state, says, values)` and calls it once for what it found, in
// the keys of words.js. They try only this device and this page's own server. ES5 only, like the rest of the page.
;(function () {
  var PATIENCE_MS = 8000
  var CLOCK_MAY_DIFFER_MS = 60 * 1000
  var LITTLE_SPACE_BYTES = 100 * 1024 * 1024
  /** How the relay closes after words it does not understand. */
  var BAD_MESSAGE = 4400

  window.DIAGNOSE_CHECKS = [
    checkSecure,
    checkBrowser,
    checkScreen,
    checkDatabase,
    checkSpace,
    checkOffline,
    checkServer,
    checkWebsocket,
  ]

  function checkSecure(tell) {
    if (
      ('isSecureContext' in window && !window.isSecureContext) ||
      (location.protocol !== 'https:' && !isThisMachine())
    ) {
      tell('secure', 'bad', 'secureBad', [location.protocol + '//' + location.host])
    } else tell('secure', 'good', 'secureGood')
  }

  function isThisMachine() {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname)
  }

  function checkServer(tell) {
    var from = new Date().getTime()
    ask('/diagnose/server', function (text, status) {
      var until = new Date().getTime()
      var server = parsed(text)
      if (!server || typeof server.now !== 'number') {
        tell('server', 'bad', 'serverBad', [status ? 'HTTP ' + status : '–'])
        tell('clock', 'note', 'clockUnknown')
        tell('version', 'note', 'versionUnknown')
        return
      }
      tell('server', 'good', server.proxied ? 'serverGoodProxied' : 'serverGood', [until - from])
      tellClock(tell, Math.abs((from + until) / 2 - server.now))
      checkVersion(tell, server.version)
    })
  }

  function tellClock(tell, difference) {
    if (difference <= CLOCK_MAY_DIFFER_MS) {
      tell('clock', 'good', 'clockGood', [(difference / 1000).toFixed(1)])
    } else tell('clock', 'bad', 'clockOff', [{ duration: difference }])
  }

  /** The page that this device would open: the one it keeps, or else the server's. */
  function checkVersion(tell, onServer) {
    ask('/index.html', function (text) {
      var found = /<meta name="version" content="([^"]*)"/.exec(text)
      if (!found || !onServer) tell('version', 'note', 'versionUnknown')
      else if (found[1] === onServer) tell('version', 'good', 'versionSame', [onServer])
      else tell('version', 'note', 'versionOlder', [found[1], onServer])
    })
  }

  /** Says something the relay does not understand: that it closes with just this code shows that both ways are open. */
  function checkWebsocket(tell) {
    if (!('WebSocket' in window)) return tell('websocket', 'bad', 'websocketNone')
    var mark = randomMark()
    var address = (location.protocol === 'https:' ? 'wss://' : 'ws://') + location.host
    var from = new Date().getTime()
    var opened = false
    var socket = new WebSocket(address + '/relay?try=' + mark)
    var patience = setTimeout(ended, PATIENCE_MS)
    listen(socket, 'open', function () {
      opened = true
      socket.send('diagnose')
    })
    listen(socket, 'close', ended)

    function ended(event) {
      clearTimeout(patience)
      socket.removeEventListener('close', ended)
      socket.close()
      if (event && event.code === BAD_MESSAGE) {
        return tell('websocket', 'good', 'websocketGood', [new Date().getTime() - from])
      }
      if (opened) return tell('websocket', 'bad', 'websocketSilent', [address])
      ask('/diagnose/server?try=' + mark, function (text) {
        var arrival = (parsed(text) || {}).arrival
        if (arrival === 'stripped') tell('websocket', 'bad', 'websocketStripped', [address])
        else if (arrival === 'upgrade') tell('websocket', 'bad', 'websocketNoReturn', [address])
        else tell('websocket', 'bad', 'websocketBlocked', [address])
      })
    }
  }

  function checkDatabase(tell) {
    var name = 'diagnose-' + randomMark()
    var patience = setTimeout(function () {
      bad('–')
    }, PATIENCE_MS)
    var opening
    try {
      opening = window.indexedDB.open(name, 1)
    } catch (error) {
      return bad(error)
    }
    listen(opening, 'error', function () {
      bad(opening.error)
    })
    listen(opening, 'upgradeneeded', function () {
      opening.result.createObjectStore('trial')
    })
    listen(opening, 'success', function () {
      var database = opening.result
      var writing = database.transaction('trial', 'readwrite')
      writing.objectStore('trial').put('written', 1)
      listen(writing, 'abort', function () {
        bad(writing.error)
      })
      listen(writing, 'complete', function () {
        readBack(database)
      })
    })

    function readBack(database) {
      var reading = database.transaction('trial').objectStore('trial').get(1)
      listen(reading, 'error', function () {
        bad(reading.error)
      })
      listen(reading, 'success', function () {
        database.close()
        if (reading.result === 'written') remove()
        else bad('–')
      })
    }

    function remove() {
      var removing = window.indexedDB.deleteDatabase(name)
      listen(removing, 'error', function () {
        bad(removing.error)
      })
      listen(removing, 'success', function () {
        clearTimeout(patience)
        tell('database', 'good', 'databaseGood')
      })
    }

    function bad(reason) {
      clearTimeout(patience)
      tell('database', 'bad', 'databaseBad', [String((reason && reason.name) || reason)])
    }
  }

  function checkSpace(tell) {
    var storage = navigator.storage
    if (!storage || !storage.estimate || !storage.persisted) return tell('space', 'note', 'spaceUnknown')
    var unknown = function () {
      tell('space', 'note', 'spaceUnknown')
    }
    var tellFree = function (estimate) {
      var free = estimate.quota - estimate.usage
      if (!(free >= 0)) return unknown()
      if (free < LITTLE_SPACE_BYTES) return tell('space', 'bad', 'spaceLow', [sizeOf(free)])
      return storage.persisted().then(function (kept) {
        tell('space', 'good', kept ? 'spaceKept' : 'spaceNotKept', [sizeOf(free)])
      })
    }
    storage.estimate().then(tellFree).then(null, unknown)
  }

  function checkOffline(tell) {
    if (!navigator.serviceWorker) return tell('offline', 'bad', 'offlineNone')
    var tellReady = function (registration) {
      if (registration && registration.active) tell('offline', 'good', 'offlineGood')
      else tell('offline', 'note', 'offlineNotYet')
    }
    var none = function () {
      tell('offline', 'bad', 'offlineNone')
    }
    navigator.serviceWorker.getRegistration('/').then(tellReady).then(null, none)
  }

  /** The same question as in the app's page: can this browser do what the app is built for? */
  function checkBrowser(tell) {
    var modern =
      'noModule' in document.createElement('script') &&
      typeof globalThis === 'object' &&
      typeof BigInt === 'function' &&
      typeof Object.fromEntries === 'function' &&
      typeof ''.matchAll === 'function' &&
      'indexedDB' in window
    tell('browser', modern ? 'good' : 'bad', modern ? 'browserGood' : 'browserOld', [browserName()])
  }

  function browserName() {
    var agent = navigator.userAgent
    var kinds = [
      ['Edge', /Edg(?:e|A|iOS)?\/(\d+)/],
      ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
      ['Samsung Internet', /SamsungBrowser\/(\d+)/],
      ['Chrome', /(?:Chrome|Chromium|CriOS)\/(\d+)/],
      ['Safari', /Version\/(\d+[.\d]*).*Safari/],
    ]
    for (var i = 0; i < kinds.length; i++) {
      var found = kinds[i][1].exec(agent)
      if (found) return kinds[i][0] + ' ' + found[1]
    }
    return 'Browser'
  }

  function checkScreen(tell) {
    tell('screen', 'fact', 'screenFact', [
      screen.width,
      screen.height,
      Math.round((window.devicePixelRatio || 1) * 100) / 100,
      window.innerWidth,
      window.innerHeight,
      navigator.maxTouchPoints || 0,
    ])
  }

  /** Gives the text and status of an answer; empty and 0 when none came. */
  function ask(path, then) {
    var request = new XMLHttpRequest()
    request.open('GET', path)
    request.timeout = PATIENCE_MS
    listen(request, 'loadend', function () {
      then(request.status === 200 ? request.responseText : '', request.status)
    })
    request.send()
  }

  /** Null when it is not ours: a proxy's own page, which the check then tells. */
  function parsed(text) {
    return /^\{.*\}$/.test(text) ? JSON.parse(text) : null
  }

  function listen(target, event, handle) {
    target.addEventListener(event, handle)
  }

  function randomMark() {
    var mark = ''
    while (mark.length < 16) mark += Math.floor(Math.random() * 16).toString(16)
    return mark
  }

  function sizeOf(bytes) {
    var megabytes = bytes / 1024 / 1024
    return megabytes < 1024 ? Math.floor(megabytes) + ' MB' : (megabytes / 1024).toFixed(1) + ' GB'
  }
})()
