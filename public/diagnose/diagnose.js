// The page /diagnose: runs the checks, says what they found in the person's language, and copies it. Nothing is kept and
// nothing is sent. ES5 only: it must also run where the app does not.
;(function () {
  var ORDER = 'secure server websocket clock database space offline version browser screen'.split(' ')
  var WORDS = window.DIAGNOSE_WORDS

  var language = firstLanguage()
  /** Check name -> { state, says, values }; absent while it runs. */
  var findings = {}
  var round = 0

  start()

  function start() {
    round++
    findings = {}
    var tell = teller(round)
    draw()
    window.DIAGNOSE_CHECKS.forEach(function (check) {
      check(tell)
    })
  }

  /** What a check of an earlier round still finds is not shown. */
  function teller(own) {
    return function (check, state, says, values) {
      if (own !== round || findings[check]) return
      findings[check] = { state: state, says: says, values: values || [] }
      draw()
    }
  }

  function durationOf(milliseconds) {
    var units = WORDS[language].units
    var seconds = milliseconds / 1000
    if (seconds < 120) return filled(units.seconds, [Math.round(seconds)])
    if (seconds < 7200) return filled(units.minutes, [Math.round(seconds / 60)])
    if (seconds < 172800) return filled(units.hours, [Math.round(seconds / 3600)])
    return filled(units.days, [Math.round(seconds / 86400)])
  }

  function firstLanguage() {
    var wanted = navigator.languages || [navigator.language || '']
    for (var i = 0; i < wanted.length; i++) {
      var code = wanted[i].slice(0, 2).toLowerCase()
      if (WORDS[code]) return code
    }
    return 'nl'
  }

  function filled(text, values) {
    return text.replace(/\{(\d)\}/g, function (_, index) {
      var value = values[index]
      return value && value.duration ? durationOf(value.duration) : String(value)
    })
  }

  /** What a finding says, as sentences. */
  function sentences(check, finding) {
    var lines = WORDS[language].says[finding.says].map(function (line) {
      return filled(line, finding.values)
    })
    return check === 'websocket' && finding.state === 'bad' ? lines.concat(WORDS[language].meanwhile) : lines
  }

  function summary() {
    var words = WORDS[language]
    var isDone = ORDER.every(function (check) {
      return findings[check]
    })
    if (!isDone) return words.busy
    var named = function (state) {
      return ORDER.filter(function (check) {
        return findings[check].state === state
      })
        .map(function (check) {
          return words.checks[check]
        })
        .join(', ')
    }
    if (named('bad')) return filled(words.troubles, [named('bad')])
    return named('note') ? filled(words.notes, [named('note')]) : words.allGood
  }

  function report() {
    var words = WORDS[language]
    var lines = [words.report + ' – ' + location.host, new Date().toISOString(), summary(), '']
    ORDER.forEach(function (check) {
      var finding = findings[check]
      if (!finding) return
      var mark = words.marks[finding.state] ? ' [' + words.marks[finding.state] + ']' : ''
      lines.push('- ' + words.checks[check] + mark + ': ' + sentences(check, finding).join(' '))
    })
    return lines.concat('', navigator.userAgent).join('\n')
  }

  function draw() {
    var words = WORDS[language]
    document.documentElement.lang = language
    byId('title').textContent = words.title
    byId('intro').textContent = words.intro
    byId('summary').textContent = summary()
    var list = empty('checks')
    ORDER.forEach(function (check) {
      var finding = findings[check]
      var item = child(list, 'li', '')
      item.className = 'check' + (finding ? ' check-' + finding.state : '')
      var mark = child(item, 'span', finding ? words.marks[finding.state] : '…')
      mark.className = 'mark'
      child(item, 'strong', words.checks[check])
      if (!finding) return
      sentences(check, finding).forEach(function (sentence) {
        child(item, 'p', sentence)
      })
    })
    var languages = empty('languages')
    Object.keys(WORDS).forEach(function (code) {
      var toggle = button(languages, WORDS[code].language, function () {
        language = code
        draw()
      })
      toggle.lang = code
      toggle.setAttribute('aria-pressed', String(code === language))
    })
    var buttons = empty('buttons')
    button(buttons, words.copy, copy)
    button(buttons, words.again, start)
    empty('copied')
  }

  /** The oldest way, which also works without https. */
  function copy() {
    var words = WORDS[language]
    var place = empty('copied')
    var said = child(place, 'p', '')
    var field = child(place, 'textarea', report())
    field.setAttribute('aria-label', words.report)
    field.readOnly = true
    field.focus()
    field.select()
    var copied = document.execCommand('copy')
    said.textContent = copied ? words.copied : words.copyByHand
    if (copied) place.removeChild(field)
  }

  function byId(id) {
    return document.getElementById(id)
  }

  function empty(id) {
    var place = byId(id)
    while (place.firstChild) place.removeChild(place.firstChild)
    return place
  }

  function child(parent, tag, text) {
    var made = document.createElement(tag)
    made.textContent = text
    return parent.appendChild(made)
  }

  function button(parent, text, press) {
    var made = child(parent, 'button', text)
    made.type = 'button'
    made.addEventListener('click', press)
    return made
  }
})()
