### The pages on which a site is set up.

## Cards

discard = Скасувати зміни
unsaved-title = Вийти без збереження?
unsaved-text = На цій сторінці є незбережені зміни. Якщо вийти, вони пропадуть.
unsaved-leave = Вийти
conflict = Тим часом це змінив хтось інший. Ще нічого не збережено.
conflict-who = Тим часом зміни вніс користувач { $name }. Ще нічого не збережено.
conflict-theirs = Там зараз
conflict-mine = Ваше
conflict-take-theirs = Узяти чуже
conflict-keep-mine = Лишити своє
value-none = Нічого
value-yes = Так
value-no = Ні
list-remove = Вилучити { $line }
list-twice = Це вже є у списку.

## Site

site-name = Назва
site-name-field = Назва сайту
site-name-hint = Відвідувачі бачать її у віджеті та в листах, які отримують.
site-origins = Вебсайти
site-origins-hint = Віджет працює лише на сторінках за цими адресами. «*.» означає всі піддомени: https://*.shop.example.
site-origins-none = Віджет поки не працює на жодному сайті. Додайте адресу свого.
site-origin-number = Адреса { $number }
site-origin-add = Додати адресу
site-origin-invalid = Напишіть як https://shop.example, без нічого після імені.
site-languages = Мови
site-languages-hint = Віджет говорить мовою сторінки, якщо вона є серед цих.
site-languages-offered = Доступні мови
site-language = Основна мова
site-language-hint = Для відвідувачів, чиєї мови немає.
site-colour = Колір
site-colour-hint = Колір кнопки запуску й заголовка віджета.
site-colour-field = Колір: # і шість знаків
site-colour-choose = Вибрати колір
site-colour-invalid = Напишіть # і шість знаків 0–9 та A–F, наприклад #2457D6.
site-colour-light = На світлому тлі
site-colour-dark = На темному тлі
site-colour-kept = Добре помітний (контраст { $contrast }). Показується як { $colour }.
site-colour-moved = Замало помітний (контраст { $contrast }, потрібно 3). Натомість показується { $colour }.
site-zone = Часовий пояс
site-zone-hint = За цим годинником рахуються години роботи.
site-zone-field = Часовий пояс
site-zone-now = Там зараз { $time }.
site-launcher = Кнопка запуску
site-launcher-hint = Кругла кнопка, якою відвідувачі відкривають віджет.
site-launcher-corner = Кут
site-launcher-right = Правий нижній
site-launcher-left = Лівий нижній
site-launcher-side = Пікселів від краю
site-launcher-bottom = Пікселів знизу
site-launcher-invalid = Ціле число від 0 до { $most }.
site-hidden = Сторінки без віджета
site-hidden-hint = Шлях сторінки або початок кількох шляхів із * наприкінці: /checkout/*.
site-path-number = Шлях { $number }
site-path-add = Додати шлях
site-path-invalid = Почніть із /, а * ставте лише наприкінці, наприклад /checkout/*.

## Texts

texts-hint = Написане тут віджет скаже вашими словами. Де поле порожнє, він скаже те, що в ньому сірим.
texts-beside = Мова поруч з основною
texts-default = основна
texts-missing = { $count ->
    [one] бракує { $count }
    [few] бракує { $count }
    [many] бракує { $count }
   *[other] бракує { $count }
}
texts-complete = усе є
texts-too-long = Щонайбільше { $most } знаків.
texts-header = Заголовок
texts-header-hint = Угорі віджета.
texts-greeting = Привітання
texts-greeting-hint = Перед першим повідомленням чату.
texts-closed = Коли закрито
texts-closed-hint = Коли нікого немає на зв’язку.
texts-form-intro = Перед формою
texts-form-intro-hint = Над полями контактної форми.
texts-thanks = Подяка
texts-thanks-hint = Коли форму надіслано.

## Install

install-snippet = Рядок для вашого сайту
install-snippet-hint = Додайте цей рядок на кожну сторінку, де має бути віджет, у будь-якому місці.
install-host = Замість { $host } поставте адресу віджета цієї установки; її знає той, хто обслуговує Doorbell.
install-copy = Копіювати
install-copied = Скопійовано
install-copy-failed = Браузер не дозволяє копіювати. Виділіть рядок і скопіюйте самі.
install-seen = Чи встановлено?
install-yes = Так: востаннє помічено на { $origin }, { $when }.
install-no = Ще ні. Додайте рядок на сторінку, відкрийте її та перевірте знову.
install-looked = Щойно перевірено.
