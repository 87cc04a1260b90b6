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
short-name = Коротка назва
short-name-hint = Стоїть в адресах, і пізніше її не змінити.
short-name-invalid = Лише a–z, 0–9 і дефіси, щонайбільше 40.

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
site-in-line = Це стоїть у рядку на вашому сайті: після зміни скопіюйте його знову в розділі «Установлення».
site-hidden = Сторінки без віджета
site-hidden-hint = Шлях сторінки або початок кількох шляхів із * наприкінці: /checkout/*.
site-path-number = Шлях { $number }
site-path-add = Додати шлях
site-path-invalid = Почніть із /, а * ставте лише наприкінці, наприклад /checkout/*.
sites-add = Додати ще один сайт
sites-added = Сайт «{ $name }» додано.
sites-full = У вас уже стільки сайтів, скільки може мати одна людина.

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
install-again = Скопіюйте його знову, змінивши колір, кнопку запуску чи приховані сторінки: вони стоять у ньому.
install-copy = Копіювати
install-copied = Скопійовано
install-copy-failed = Браузер не дозволяє копіювати. Виділіть рядок і скопіюйте самі.
install-seen = Чи встановлено?
install-yes = Так: востаннє помічено на { $origin }, { $when }.
install-no = Ще ні. Додайте рядок на сторінку, відкрийте її та перевірте знову.
install-looked = Щойно перевірено.

## Queues

queues-add = Додати чергу
queues-none = Черг ще немає. Відвідувачам потрібна черга, до якої писати.
queues-full = Сайт уже має стільки черг, скільки може.
queues-up = Перемістити вище: { $name }
queues-down = Перемістити нижче: { $name }
queues-moved = { $name }: тепер на місці { $place }.
queue-open-until = Відкрита, закриється: { $when }
queue-open-always = Відкрита
queue-closed-until = Закрита, відкриється: { $when }
queue-closed-always = Закрита
queue-names = Назва й опис
queue-names-hint = За ними відвідувачі вибирають, коли на сайті кілька черг.
queue-name = Назва
queue-name-hint = Для агентів, а також для відвідувачів, чиєю мовою нижче назви немає.
queue-name-in = Назва для відвідувачів
queue-description-in = Для чого вона

## Open now

by-hand = Чи відкрита зараз?
by-hand-opened = Її відкрито вручну; розклад поки не діє.
by-hand-closed = Її закрито вручну; розклад поки не діє.
by-hand-schedule = За розкладом
by-hand-open = Відкрити зараз
by-hand-close = Закрити зараз
by-hand-end = Повернутися до розкладу
by-hand-open-title = Відкрити чергу зараз?
by-hand-close-title = Закрити чергу зараз?
by-hand-open-text = Відвідувачі зможуть починати діалоги, що б не казав розклад.
by-hand-close-text = Відвідувачі побачать, що закрито. Поточні діалоги лишаться, а хто чекає, зможе залишити повідомлення.
by-hand-no-end = Доки хтось не змінить
by-hand-until = До певного часу
by-hand-until-field = До якого часу, годинник: { $zone }
by-hand-until-invalid = Виберіть час, що ще не настав.

## Opening hours

hours-week = Години роботи
hours-week-hint = За годинником { $zone }. День може мати кілька проміжків; 24:00 – кінець дня, а кінець, раніший за початок, припадає на наступний день.
hours-suspended = Призупинити розклад
hours-suspended-hint = Черга відкрита цілодобово, доки це не вимкнуть; години й винятки зберігаються.
hours-always = Без годин роботи черга відкрита цілодобово.
hours-day-and-night = Цілодобово
hours-closed = Зачинено
hours-opens = { $name }: відкривається
hours-closes = { $name }: закривається
hours-add = Додати години: { $name }
hours-remove = Вилучити { $hours }: { $name }
hours-copy = Копіювати години: { $name }
hours-copy-weekdays = На понеділок–п’ятницю
hours-copy-all = На кожен день
hours-next-day = наступного дня
hours-invalid = Напишіть два різні часи від 00:00 до 24:00, наприклад 09:00 і 16:30.
hours-too-many = Щонайбільше { $most } проміжків на тиждень.
exceptions = Винятки
exceptions-hint = Дні з іншими годинами або без них. Одноразове має перевагу над щорічним.
exceptions-add = Додати виняток
exceptions-number = Виняток { $number }
exceptions-remove = Вилучити: { $name }
exceptions-from = Перший день
exceptions-to = Останній день
exceptions-yearly = Щороку
exceptions-hours = Години в ці дні
exceptions-closed = Зачинено
exceptions-other-hours = Інші години
exceptions-note = Нотатка для колег
exceptions-invalid = Останній день має бути не раніше за перший і не пізніше ніж за рік після нього.

## While nobody answers

auto-reply = Автоматична відповідь
auto-reply-hint = Відвідувач бачить її, якщо ніхто не встиг відповісти: один раз за діалог і лише поки черга відкрита. Вона не вважається відповіддю й не надсилається, якщо вже відповіла людина.
auto-reply-on = Надсилати автоматичну відповідь
auto-reply-off = Вимкнено
auto-reply-after = Якщо ніхто не відповів протягом
auto-reply-seconds = { $count ->
    [one] { $count } секунди
    [few] { $count } секунд
    [many] { $count } секунд
   *[other] { $count } секунди
}
auto-reply-minutes = { $count ->
    [one] { $count } хвилини
    [few] { $count } хвилин
    [many] { $count } хвилин
   *[other] { $count } хвилини
}
auto-reply-text = Текст
auto-reply-in-none = Якщо порожньо, відвідувачі цієї мови читають текст вище.

## While it is closed

offline = Коли закрито або нікого немає
offline-hint = Що тоді бачать відвідувачі.
offline-message = Повідомлення
offline-message-hint = Години роботи та інші способи зв’язатися з вами.
offline-form = Контактна форма
offline-form-hint = Відвідувачі залишають повідомлення й свою адресу.
offline-bot = Бот
offline-bot-hint = Запитання й кнопки, які ви налаштували.
offline-which-bot = Який бот
picture = Зображення (адреса https)
picture-hint = Відвідувачі бачать його разом із годинами роботи, коли чергу закрито. Ваша сторінка має дозволяти зображення з цієї адреси.
picture-look = Переглянути зображення
picture-invalid = Напишіть адресу, що починається з https://.
contacts = Інші способи зв’язку
contacts-hint = Показуються разом із годинами роботи в цьому порядку.
contacts-add = Додати спосіб
contact-kind = Вид способу { $number }
contact-email = Електронна пошта
contact-phone = Телефон
contact-link = Посилання
contact-place = Адреса
contact-email-invalid = Напишіть адресу пошти, наприклад help@shop.example.
contact-phone-invalid = Напишіть номер телефону, наприклад +358 40 123 4567.
contact-link-invalid = Напишіть адресу, що починається з https://.
contact-place-invalid = Напишіть одним рядком.

## Contact form

form = Контактна форма
form-hint = Повідомлення з неї надходять до вхідних, навіть коли нікого немає.
form-offer = Коли її пропонувати
form-offer-always = Завжди, також поруч із чатом
form-offer-while-closed = Коли закрито
form-offer-never = Ніколи
form-topics = Теми
form-topics-hint = Відвідувач вибирає одну з них; якщо їх немає, форма не питає.
form-topic-number = Тема { $number }
form-topic-add = Додати тему
form-topic-queues = Черги тем
form-topic-leads = Куди веде тема «{ $topic }»
form-topic-here = до цієї черги
form-topic-to = до черги «{ $queue }»
form-topic-lost = Цієї черги вже немає. Виберіть іншу.
fields = Поля форми
fields-hint = Що питає форма, у цьому порядку.
fields-change = Змінити поля
fields-standard-again = Повернути звичайні поля
preview = Як це бачать відвідувачі
preview-language = Мова перегляду
preview-open = Коли хтось є
fields-add = Додати поле
fields-add-ours = { $name } (потрапляє в контактні дані)
fields-full = У формі може бути щонайбільше { $most } полів.
fields-too-long = Усі поля разом задовгі. Скоротіть тексти або видаліть якесь поле.
fields-nameless = Нове поле
fields-removed = Поле «{ $name }» видалено.
fields-duplicate = Дублювати: { $name }
fields-kind = Тип
fields-kind-text = Текст в один рядок
fields-kind-long-text = Текст у кілька рядків
fields-kind-choice = Список для вибору
fields-kind-buttons = Кнопки для вибору
fields-kind-checkbox = Прапорець
fields-kind-email = Адреса електронної пошти
fields-kind-phone = Номер телефону
fields-kind-number = Число
fields-kind-date = Дата
fields-label = Назва
fields-label-ours = Якщо порожньо, відвідувач читає «{ $name }» своєю мовою.
fields-placeholder = Приклад у порожньому полі
fields-help = Пояснення під полем
fields-required = Обов’язкове
fields-required-choice = Відповідь обов’язкова
fields-hidden = Приховане
fields-hidden-choice = Приховане: його заповнює лише скрипт вашої сторінки
fields-stored-as = Відповіді зберігаються під назвою «{ $name }».
fields-hidden-how = Ваша сторінка заповнює його командою Doorbell("prefill", { "{" } { $name }: "…" { "}" }).
fields-options = Варіанти
fields-options-hint = Спочатку те, що читають відвідувачі, далі – що зберігається як відповідь.
fields-options-none = Додайте хоча б один варіант.
fields-option-add = Додати варіант
fields-option-number = Варіант { $number }
fields-option-value = { $name }: що зберігається
pre-chat = Перед чатом
pre-chat-hint = На що відвідувач відповідає, перш ніж почати чат. Без полів нічого не питають.
pre-chat-warning = Через запитання перед чатом його починає менше людей.
consent = Згода
consent-hint = Форму може надіслати лише той, хто це позначить. Без тексту форма не питає.
consent-field = На що погоджуються відвідувачі
consent-version = Чинна версія: { $version }
consent-none = Зараз згоди не питають.
consent-in-none = Якщо порожньо, відвідувачі цієї мови читають текст вище.
consent-new = Новий текст будь-якою мовою – це нова версія всіх текстів. Хто погодився раніше, погодився зі старою; це збережено при повідомленні.

## Bots

bots-hint = Бот показує відвідувачам кнопки й ставить запитання, коли нікого немає. Черга пропонує його в розділі «Коли закрито або нікого немає».
bots-none = Ботів ще немає.
bots-add = Додати бота
bots-full = Сайт уже має стільки ботів, скільки може.
bots-name = Назва для відвідувачів
bots-name-hint = Відвідувачі читають її над словами бота.
bots-starter = Почати з
bots-starter-hours = Години роботи й повідомлення
bots-starter-order = Запитання про замовлення
bots-starter-busy = Усі зайняті: зачекати або залишити адресу
bots-published = Опубліковано версію { $version }
bots-draft = Ще не опубліковано
bot-missing = Цього бота немає або вже немає.
bot-steps = Кроки
bot-steps-hint = Що каже й питає бот, у порядку читання. Відвідувачі йдуть туди, куди ведуть кнопки.
bot-steps-full = Бот може мати щонайбільше { $most } кроків.
bot-step = Крок
bot-step-add = Додати крок
bot-step-name = Коротка назва кроку
bot-step-name-invalid = Літери a–z, цифри 0–9 і дефіс, спочатку літера, щонайбільше 16 знаків; назви не повторюються.
bot-step-starts = Бот починає звідси
bot-step-start = Починати звідси
bot-say = Що каже бот
bot-show = Показати нижче
bot-show-none = Нічого
bot-show-hours = Години роботи
bot-show-contacts = Інші способи зв’язку
bot-show-link = Посилання
bot-link-label = Текст посилання
bot-link-url = Адреса, починається з https://
bot-thing = А потім
bot-thing-choices = Кнопки
bot-thing-ask = Запитання
bot-thing-form = Контактна форма
bot-thing-hand_over = Чат
bot-thing-end = Кінець
bot-choice-number = Кнопка { $number }
bot-choice-add = Додати кнопку
bot-choice-to = Куди веде «{ $name }»
bot-choice-when = Коли показувати «{ $name }»
bot-choice-notes = Зберігається як є: { $notes }
bot-when-always = завжди
bot-when-open = коли відчинено
bot-when-closed = коли зачинено
bot-when-answer = після певної відповіді
bot-to-new = новий крок…
bot-to-gone = { $step } (немає)
bot-go = Перейти до { $step }
bot-ask-label = Запитання
bot-ask-kind = Тип відповіді
bot-ask-yes-no = Так або ні
bot-ask-field = Відповідь зберігається як
bot-ask-to = Далі йде крок
bot-form-asks = Що питає форма
bot-queue = Черга
bot-queue-own = та, до якої прийшов відвідувач
bot-publish = Опублікувати
bot-publish-hint = Відвідувачі бачать опубліковану версію. Збережене вище доти є чернеткою.
bot-added = Нове: { $steps }
bot-changed = Змінено: { $steps }
bot-removed = Прибрано: { $steps }
bot-differs-not = Жоден крок не відрізняється від опублікованого.
bot-unsaved = Спочатку збережіть кроки.
bot-blocked = Спочатку виправте позначене вище.
bot-overtaken = Тим часом хтось змінив чернетку. Нічого не опубліковано; перегляньте її й опублікуйте знову.
bot-try = Спробувати
bot-try-hint = Чернетка так, як її проходить відвідувач. Нічого не зберігається.
bot-try-back = Назад
bot-try-again = Почати спочатку
bot-try-answer = Відповісти
bot-try-refused = Це не приймається як відповідь.
bot-try-form = Тут відкривається контактна форма.
bot-try-hand_over = Тут починається чат; коли закрито – те, що тоді пропонує черга.
bot-try-end = Тут бот закінчує.
bot-file = Як файл
bot-export = Завантажити як JSON
bot-import = Узяти кроки з файлу
bot-import-none = Цей файл не є JSON. Нічого не взято.
bot-imported = Кроки з файлу стоять вище. Ще нічого не збережено.
bot-remove = Видалити бота
bot-remove-text = Її чернетка зникне, і це не можна скасувати. Пройдене відвідувачами залишиться читабельним.
bot-remove-used = Якась черга ще пропонує цього бота. Нічого не видалено; спочатку змініть це в черзі.
bot-rule-shape = Щось тут не так, як має бути в боті.
bot-rule-too-large = Бот завеликий: щонайбільше 32 КБ.
bot-rule-id = Коротка назва тут має недозволені знаки.
bot-rule-count = Тут нічого немає або забагато.
bot-rule-twice = Коротка назва тут двічі.
bot-rule-link = Посилання має починатися з https:// і називати сервер.
bot-rule-required = Бракує тексту.
bot-rule-too-long = Текст задовгий.
bot-rule-line-break = Текст має бути в одному рядку.
bot-rule-target = Веде до кроку, якого немає.
bot-rule-language = Бракує тексту основною мовою.
bot-rule-fallback = Ще не написано; відвідувачі читають основною мовою.
bot-rule-say = Крок нічого не каже.
bot-rule-tag = На сайті немає такої мітки.
bot-rule-queue = На сайті немає такої черги.
bot-rule-fields = Бот питає забагато: щонайбільше 20 відповідей.
bot-rule-field-kind = Форма не приймає такої відповіді під цією назвою.
bot-rule-condition = Чекає на відповідь, якої ніщо не дає.
bot-rule-message = Форма має питати повідомлення.
bot-rule-unreachable = Сюди ніщо не веде.
bot-rule-dead-end-open = Коли відчинено, звідси немає шляху далі.
bot-rule-dead-end-closed = Коли зачинено, звідси немає шляху далі.
bot-rule-too-far = Шлях до кінця звідси задовгий.
bot-rule-too-many-ways = Через цього бота забагато шляхів.
bot-findings = { $count ->
    [one] { $count } помилка
    [few] { $count } помилки
    [many] { $count } помилок
   *[other] { $count } помилки
}

## Taking a queue away

remove = Видалити чергу
remove-hint = Видалити можна лише чергу, яку ніхто не обслуговує і в якій нічого не відкрито.
remove-button = Видалити чергу
remove-title = Видалити чергу «{ $name }»?
remove-text = Разом із нею зникнуть налаштування й години, і цього не скасувати. Попередні діалоги лишаться.
remove-used = Цю чергу ще хтось обслуговує, або в ній є щось відкрите. Нічого не видалено; приберіть людей на сторінці «Люди» й завершіть відкрите.
remove-done = Чергу «{ $name }» видалено.

## Change log

audit-empty = Ще нічого не змінювали.
audit-all = Усі зміни
audit-filter = Які зміни
audit-csv = Завантажити як CSV
audit-operator = { $name } (командний рядок)
audit-address = Мережева адреса, скорочений відбиток: { $address }
audit-when = Коли
audit-who = Хто
audit-what = Що
audit-subject = Чого
audit-field = Поле
audit-before = До
audit-after = Після
audit-role = Роль
audit-site-add = Сайт додано
audit-site-change = Сайт змінено
audit-queue-add = Чергу додано
audit-queue-change = Чергу змінено
audit-queue-remove = Чергу видалено
audit-bot-add = Бота додано
audit-bot-publish = Бота опубліковано
audit-bot-remove = Бота видалено
audit-published = Опублікована версія
audit-person-invite = Запрошено
audit-person-withdraw = Запрошення скасовано
audit-person-join = Долучення
audit-person-add = Людину додано
audit-person-change = Дані людини змінено
audit-person-sign-out = Усі сеанси завершено
audit-shown = { $count ->
    [one] { $count } зміна
    [few] { $count } зміни
    [many] { $count } змін
   *[other] { $count } зміни
}
withheld-title = Недоступно для цього сайту
withheld-hint = Оператор служби вимкнув тут: { $features }.
withheld-bots = боти
withheld-own-forms = власні поля у формах і запитання перед чатом
withheld-auto-reply = автоматичні відповіді
