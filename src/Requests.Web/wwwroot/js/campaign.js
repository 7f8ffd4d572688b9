// A sitting that has not come to its end goes on by itself; the button does the same without script.
document.getElementById('go-on')?.requestSubmit();
