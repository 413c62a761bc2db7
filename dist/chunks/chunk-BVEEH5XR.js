export{a_45 as a,b_45 as b,c_45 as c}from"./check-at-once.js";
